namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>Names of Retell's webhook events, as they stand in the envelope.</summary>
public static class RetellEventNames
{
    /// <summary>The call was connected. Never sent for a call that did not connect.</summary>
    public const string CallStarted = "call_started";

    /// <summary>The call is over, also when it never connected. Everything but the analysis.</summary>
    public const string CallEnded = "call_ended";

    /// <summary>The analysis of the call is there. Everything.</summary>
    public const string CallAnalyzed = "call_analyzed";

    /// <summary>The transcript has grown. Many a call, each with all that was said so far; an agent sends it only when asked to.</summary>
    public const string TranscriptUpdated = "transcript_updated";

    /// <summary>The events of a call's life: what an agent sends that was not asked for others.</summary>
    public static readonly IReadOnlyList<string> CallLifecycle = [CallStarted, CallEnded, CallAnalyzed];

    /// <summary>The events AskPro turns into calls.</summary>
    public static readonly IReadOnlyList<string> Processed = [.. CallLifecycle, TranscriptUpdated];

    /// <summary>Events Retell documents and AskPro has no use for yet. They are kept, so that a later version can read them.</summary>
    public static readonly IReadOnlyList<string> NotProcessed =
    [
        "transfer_started", "transfer_bridged", "transfer_cancelled", "transfer_ended",
        "chat_started", "chat_ended", "chat_analyzed", "call_inbound", "chat_inbound",
    ];
}
