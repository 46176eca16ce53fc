using AskPro.Data.Tenancy;

namespace AskPro.Data.Calls;

/// <summary>
/// A call of a company, merged from Retell's events. Fields keep Retell's names and units where they have one; json
/// columns hold the vendor's objects unchanged, as text.
/// </summary>
public sealed class Call : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>Retell's id, opaque; unique within the company.</summary>
    public required string CallId { get; init; }

    /// <summary>How far the call has come.</summary>
    public required CallStage Stage { get; set; }

    /// <summary>The branch of the business number or of the agent.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>Retell's agent id.</summary>
    public string? AgentId { get; set; }

    /// <summary>The agent's name at the time of the call.</summary>
    public string? AgentName { get; set; }

    /// <summary>The agent's version at the time of the call.</summary>
    public int? AgentVersion { get; set; }

    /// <summary>The agent's tag, frozen when the call was created.</summary>
    public string? AgentTag { get; set; }

    /// <summary><c>phone_call</c> or <c>web_call</c>.</summary>
    public string? CallType { get; set; }

    /// <summary><c>inbound</c> or <c>outbound</c>; web calls have none.</summary>
    public string? Direction { get; set; }

    /// <summary>Retell's status, an open set.</summary>
    public string? CallStatus { get; set; }

    /// <summary>The calling side as Retell wrote it.</summary>
    public string? FromNumber { get; set; }

    /// <summary>The called side as Retell wrote it.</summary>
    public string? ToNumber { get; set; }

    /// <summary>The company's side in E.164.</summary>
    public string? BusinessNumber { get; set; }

    /// <summary>The other side in E.164; null when anonymous or unreadable.</summary>
    public string? CustomerNumber { get; set; }

    /// <summary>The customer with that number.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The caller's name as said in the call.</summary>
    public string? CallerName { get; set; }

    /// <summary>When the call was connected.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Length of the call in milliseconds, as Retell gives it.</summary>
    public long? DurationMs { get; set; }

    /// <summary>Why it ended, an open set.</summary>
    public string? DisconnectionReason { get; set; }

    /// <summary>Where it was transferred to: a number or a sip address.</summary>
    public string? TransferDestination { get; set; }

    /// <summary>The analysis' summary.</summary>
    public string? Summary { get; set; }

    /// <summary><c>Positive</c>, <c>Neutral</c>, <c>Negative</c> or <c>Unknown</c>.</summary>
    public string? Sentiment { get; set; }

    /// <summary>Whether the analysis calls it a success.</summary>
    public bool? Successful { get; set; }

    /// <summary>Whether a voicemail answered.</summary>
    public bool? InVoicemail { get; set; }

    /// <summary>The company's own analysis fields (json object).</summary>
    public string? CustomAnalysis { get; set; }

    /// <summary>Total cost in US cents, with fractions.</summary>
    public decimal? CostCents { get; set; }

    /// <summary>Cost by product (json array).</summary>
    public string? CostProducts { get; set; }

    /// <summary>Latencies in milliseconds (json object).</summary>
    public string? Latency { get; set; }

    /// <summary>Tokens used (json object).</summary>
    public string? LlmTokenUsage { get; set; }

    /// <summary>Variables given to the agent (json object).</summary>
    public string? DynamicVariables { get; set; }

    /// <summary>Variables collected in the call (json object).</summary>
    public string? CollectedVariables { get; set; }

    /// <summary>What was passed when the call was created (json object).</summary>
    public string? Metadata { get; set; }

    /// <summary>Address of the recording; it may expire.</summary>
    public string? RecordingUrl { get; set; }

    /// <summary>Address of the recording with one channel a party.</summary>
    public string? RecordingMultiChannelUrl { get; set; }

    /// <summary>Address of Retell's debug log.</summary>
    public string? PublicLogUrl { get; set; }

    /// <summary>What Retell keeps of the call.</summary>
    public string? DataStorageSetting { get; set; }

    /// <summary>The telephony provider's id of the call.</summary>
    public string? TelephonyId { get; set; }

    /// <summary>How the company was found, one of <see cref="ResolutionMethods"/>.</summary>
    public required string ResolutionMethod { get; set; }

    /// <summary>A contradiction found while resolving, as a stable code.</summary>
    public string? ResolutionNote { get; set; }

    /// <summary>Optional fields that could not be read; they are null and named here.</summary>
    public string[] UnreadableFields { get; set; } = [];

    /// <summary>Per field group, which event wrote it (json object); the merge compares it.</summary>
    public required string Stamps { get; set; }

    /// <summary>When the first event of the call was received.</summary>
    public required DateTimeOffset FirstReceivedAt { get; set; }

    /// <summary>When <c>call_ended</c> was received; null while it was not, even if the analysis was.</summary>
    public DateTimeOffset? EndedReceivedAt { get; set; }

    /// <summary>When <c>call_analyzed</c> was received.</summary>
    public DateTimeOffset? AnalyzedAt { get; set; }

    /// <summary>When the row last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The time that orders lists and by which a call grows old: the start, but never later than the first event. Computed by the database.</summary>
    public DateTimeOffset OccurredAt { get; private init; }
}
