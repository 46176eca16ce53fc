namespace AskPro.Integrations.Retell.Calls;

/// <summary>
/// What AskPro keeps of Retell's call object. Everything is optional: an event carries only what is known at its time, and a
/// value that cannot be read is null here and named in <see cref="RetellCallEvent.UnreadableFields"/>.
/// The web call's <c>access_token</c> is a secret and has no place here.
/// </summary>
public sealed record RetellCall
{
    /// <summary>The agent that spoke, <c>agent_…</c>.</summary>
    public string? AgentId { get; init; }

    /// <summary>The agent's display name at the time of the call.</summary>
    public string? AgentName { get; init; }

    /// <summary>The agent's version.</summary>
    public int? AgentVersion { get; init; }

    /// <summary>The tag (environment) frozen when the call was created.</summary>
    public string? AgentTag { get; init; }

    /// <summary><c>phone_call</c> or <c>web_call</c>.</summary>
    public string? CallType { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>; web calls have none.</summary>
    public string? Direction { get; init; }

    /// <summary>Retell's own status word. An open set: never decide by it.</summary>
    public string? CallStatus { get; init; }

    /// <summary>Caller as sent: E.164, or a word such as <c>anonymous</c>.</summary>
    public string? FromNumber { get; init; }

    /// <summary>Callee as sent.</summary>
    public string? ToNumber { get; init; }

    /// <summary>When the call connected.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Length in milliseconds; computed from the two instants when Retell left it out.</summary>
    public long? DurationMs { get; init; }

    /// <summary>Why the call ended. An open set of words.</summary>
    public string? DisconnectionReason { get; init; }

    /// <summary>Where the call was transferred to: a number or a SIP address.</summary>
    public string? TransferDestination { get; init; }

    /// <summary>The analysis' summary, often English.</summary>
    public string? Summary { get; init; }

    /// <summary><c>Positive</c>, <c>Neutral</c>, <c>Negative</c> or <c>Unknown</c>, whatever case was sent.</summary>
    public string? Sentiment { get; init; }

    /// <summary>Whether the analysis calls the conversation successful.</summary>
    public bool? Successful { get; init; }

    /// <summary>Whether the agent spoke to a voicemail.</summary>
    public bool? InVoicemail { get; init; }

    /// <summary>The agent's own analysis keys, a JSON object.</summary>
    public string? CustomAnalysis { get; init; }

    /// <summary>Total cost in US cents.</summary>
    public decimal? CostCents { get; init; }

    /// <summary>Cost by product, a JSON array.</summary>
    public string? CostProducts { get; init; }

    /// <summary>Latencies in milliseconds by stage of the pipeline, a JSON object.</summary>
    public string? Latency { get; init; }

    /// <summary>Tokens used by the language model, a JSON object.</summary>
    public string? LlmTokenUsage { get; init; }

    /// <summary>Variables given to the agent, a JSON object.</summary>
    public string? DynamicVariables { get; init; }

    /// <summary>Variables the agent collected, a JSON object.</summary>
    public string? CollectedVariables { get; init; }

    /// <summary>What the creator of the call attached, a JSON object.</summary>
    public string? Metadata { get; init; }

    /// <summary>The mixed recording; may expire.</summary>
    public string? RecordingUrl { get; init; }

    /// <summary>The recording with one channel per party; may expire.</summary>
    public string? RecordingMultiChannelUrl { get; init; }

    /// <summary>Retell's debug log; may expire.</summary>
    public string? PublicLogUrl { get; init; }

    /// <summary><c>everything</c>, <c>everything_except_pii</c> or <c>basic_attributes_only</c>.</summary>
    public string? DataStorageSetting { get; init; }

    /// <summary>The carrier's id of the call.</summary>
    public string? TelephonyId { get; init; }

    /// <summary>The caller's or customer's name, where the event tells one.</summary>
    public string? CallerName { get; init; }

    /// <summary>The transcript in order; empty when the event carries none.</summary>
    public IReadOnlyList<RetellTurn> Turns { get; init; } = [];
}
