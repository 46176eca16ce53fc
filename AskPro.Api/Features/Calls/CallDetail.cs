using System.Text.Json;

namespace AskPro.Api.Features.Calls;

/// <summary>One call with everything its page shows.</summary>
internal sealed record CallDetail : CallRow
{
    /// <summary>The conversation in order; empty until the call has ended, and without the right <c>transcript</c>.</summary>
    public required IReadOnlyList<CallTurnView> Turns { get; init; }

    /// <summary>Name of the agent that answered.</summary>
    public string? AgentName { get; init; }

    /// <summary>Its version at the time.</summary>
    public int? AgentVersion { get; init; }

    /// <summary>The company's number, for people.</summary>
    public string? BusinessNumberDisplay { get; init; }

    /// <summary>The branch that number or agent belongs to.</summary>
    public string? BranchName { get; init; }

    /// <summary>Total cost in US cents, with fractions.</summary>
    public decimal? CostCents { get; init; }

    /// <summary><c>Positive</c>, <c>Neutral</c>, <c>Negative</c> or <c>Unknown</c>; null without the right <c>summary</c>.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The company's own analysis fields, as Retell filled them; null without the right <c>summary</c>.</summary>
    public JsonElement? CustomAnalysis { get; init; }

    /// <summary>Median time from the caller's last word to the agent's first, in milliseconds.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Where the call was transferred to.</summary>
    public string? TransferDestination { get; init; }

    /// <summary>How the company was found: <c>url_key</c>, <c>assigned</c> (by a person), <c>number</c> or <c>agent</c>.</summary>
    public required string ResolutionMethod { get; init; }

    /// <summary>A contradiction found on the way, as a stable code.</summary>
    public string? ResolutionNote { get; init; }

    /// <summary>Fields that Retell sent in a form nobody can read; they are null here.</summary>
    public required IReadOnlyList<string> UnreadableFields { get; init; }

    /// <summary>Address of the recording at Retell; it may have expired; null without the right <c>recording</c>.</summary>
    public string? RecordingUrl { get; init; }
}

/// <param name="Position">Place in the conversation, from 0.</param>
/// <param name="Role"><c>agent</c>, <c>user</c>, <c>tool_call_invocation</c> and others, in Retell's words.</param>
/// <param name="Content">What was said or done.</param>
/// <param name="StartSeconds">Seconds since the start of the audio.</param>
/// <param name="EndSeconds">Seconds since the start of the audio.</param>
internal sealed record CallTurnView(int Position, string Role, string Content, decimal? StartSeconds, decimal? EndSeconds);
