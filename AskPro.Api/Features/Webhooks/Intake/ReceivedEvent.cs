using AskPro.Data.Traces;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Data.Inbox;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>Turns a verified body into a row of the inbox.</summary>
internal static class ReceivedEvent
{
    public static InboxEntry ToInbox(ReadOnlyMemory<byte> body, string headers, WebhookKey key, DateTimeOffset signedAt, DateTimeOffset now)
    {
        var fault = RetellEnvelopeReader.Read(body.Span, out var envelope);
        var cause = EventTriage.CauseOf(fault, envelope);
        return new InboxEntry
        {
            EventId = Guid.CreateVersion7(now),
            ReceivedAt = now,
            DedupeKey = EventFingerprint.Of(key.CompanyId, envelope, fault == RetellEnvelopeFault.None, body.Span),
            Body = body,
            Headers = headers,
            CompanyId = key.CompanyId,
            VerifiedBy = key.VerifiedBy,
            Event = envelope.Event,
            CallId = envelope.CallId,
            Lane = EventLane.Of(key.CompanyId, envelope),
            State = cause is null ? InboxState.Queued : InboxState.Quarantined,
            Cause = cause,
            SignedAt = signedAt,
            TraceParent = TraceParent.Current,
        };
    }
}
