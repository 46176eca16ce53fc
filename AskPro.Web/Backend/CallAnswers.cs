using System.Text.Json;

namespace AskPro.Web.Backend;

/// <summary>One call as the list shows it.</summary>
public record CallAnswer
{
    public required Guid Id { get; init; }
    public required string CallId { get; init; }
    /// <summary>One of <see cref="Calls.CallStates"/>; decided by Api with its clock.</summary>
    public required string State { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public double? DurationSeconds { get; init; }
    public string? Direction { get; init; }
    public string? CallerName { get; init; }
    /// <summary>E.164, or null when there is none.</summary>
    public string? CallerNumber { get; init; }
    /// <summary>The number for people; when it is unreadable, what was sent in its place.</summary>
    public string? CallerNumberDisplay { get; init; }
    /// <summary>Why there is no number: <c>withheld</c>, <c>web_call</c>, <c>unreadable</c>, <c>unknown</c>, <c>test</c>.</summary>
    public string? CallerNumberKind { get; init; }
    public string? Summary { get; init; }
    /// <summary>What came of the call when the facts say it, as a stable code.</summary>
    public string? Outcome { get; init; }
    public bool? Successful { get; init; }
    public string? DisconnectionReason { get; init; }
    public bool? InVoicemail { get; init; }
    public required DateTimeOffset FirstReceivedAt { get; init; }
}

/// <summary>One call with everything its page shows.</summary>
public sealed record CallDetailAnswer : CallAnswer
{
    public IReadOnlyList<TurnAnswer> Turns { get; init; } = [];
    public string? AgentName { get; init; }
    public int? AgentVersion { get; init; }
    public string? BusinessNumberDisplay { get; init; }
    public string? BranchName { get; init; }
    public decimal? CostCents { get; init; }
    public JsonElement? CustomAnalysis { get; init; }
    public double? LatencyMs { get; init; }
    public string? TransferDestination { get; init; }
    public string? ResolutionNote { get; init; }
    public IReadOnlyList<string> UnreadableFields { get; init; } = [];
}

/// <param name="Role">As Retell names it; unknown roles are possible.</param>
/// <param name="StartSeconds">Since the start of the call; null when Retell gave no times.</param>
public sealed record TurnAnswer(int Position, string Role, string? Content, double? StartSeconds, double? EndSeconds);

internal sealed record CallListAnswer(IReadOnlyList<CallAnswer> Items, string? NextCursor, CallCountsAnswer Counts);

/// <param name="Today">Calls since midnight in the company's time zone.</param>
internal sealed record CallCountsAnswer(int Today);

internal sealed record NewCallsAnswer(IReadOnlyList<CallAnswer> Items);

/// <param name="Seq">Grows with every visible change of the company's data.</param>
internal sealed record FeedAnswer(Guid CompanyId, long Seq);
