using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>Which signed events the Worker can use. The others are kept with a cause: answering anything but 2xx would only bring them back.</summary>
internal static class EventTriage
{
    /// <summary>Why the event is set aside, or null when it is to be processed.</summary>
    public static string? CauseOf(RetellEnvelopeFault fault, RetellEnvelope envelope) => fault switch
    {
        RetellEnvelopeFault.NotUtf8 => "body_not_utf8",
        RetellEnvelopeFault.NotJson => "body_not_json",
        RetellEnvelopeFault.TooDeep => "body_too_deep",
        RetellEnvelopeFault.NotText => "body_not_text",
        _ => CauseOf(envelope),
    };

    private static string? CauseOf(RetellEnvelope envelope)
    {
        if (envelope.Event is not { Length: > 0 } name)
            return "event_missing";
        if (RetellEventNames.NotProcessed.Contains(name))
            return "event_not_processed";
        if (!RetellEventNames.Processed.Contains(name))
            return "event_unknown";
        return envelope.CallId is { Length: > 0 } ? null : "call_id_missing";
    }
}
