using System.Security.Cryptography;
using System.Text;
using AskPro.Data.Inbox;
using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>The events of a past call as they would lie in the inbox, so that the Worker makes the call from them like any other.</summary>
internal static class DemoEvents
{
    private static readonly TimeSpan Delivery = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Analysis = TimeSpan.FromSeconds(6);

    internal static IEnumerable<InboxEntry> Of(DemoCall call)
    {
        var staged = call.Staged;
        if (staged.Script.IsConnected)
            yield return Entry(staged, "call_started", staged.StartedAt, CallBodies.Started(staged));
        if (call.EndReported)
            yield return Entry(staged, "call_ended", staged.EndedAt, CallBodies.Ended(staged));
        if (call.AnalysisReported)
            yield return Entry(staged, "call_analyzed", staged.EndedAt + Analysis, CallBodies.Analyzed(staged));
    }

    private static InboxEntry Entry(StagedCall call, string name, DateTimeOffset sentAt, byte[] body)
    {
        var received = (sentAt + Delivery).ToUniversalTime();
        return new InboxEntry
        {
            EventId = Guid.CreateVersion7(received),
            ReceivedAt = received,
            DedupeKey = SHA256.HashData(Encoding.UTF8.GetBytes($"demo {call.Business.Number} {call.CallId} {name}")),
            Body = body,
            VerifiedBy = InboxVerifier.PlatformKey,
            Event = name,
            CallId = call.CallId,
            Lane = $"number:{call.Business.Number}",
            State = InboxState.Queued,
            SignedAt = sentAt.ToUniversalTime(),
        };
    }
}
