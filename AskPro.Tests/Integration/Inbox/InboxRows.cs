using System.Security.Cryptography;
using System.Text;
using AskPro.Data.Inbox;

namespace AskPro.Tests.Integration.Inbox;

internal static class InboxRows
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An entry whose key follows from <paramref name="text"/>, received so many milliseconds after the start.</summary>
    public static InboxEntry Entry(string text, string lane = "lane", int atMs = 0) => new()
    {
        EventId = Guid.CreateVersion7(Start.AddMilliseconds(atMs)),
        ReceivedAt = Start.AddMilliseconds(atMs),
        DedupeKey = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
        Body = Encoding.UTF8.GetBytes($$"""{"event":"call_started","text":"{{text}}"}"""),
        VerifiedBy = InboxVerifier.PlatformKey,
        Event = "call_started",
        CallId = $"call_{text}",
        Lane = lane,
        State = InboxState.Queued,
        SignedAt = Start,
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };
}
