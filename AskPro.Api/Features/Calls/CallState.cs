using System.Text.Json.Serialization;
using AskPro.Data.Calls;

namespace AskPro.Api.Features.Calls;

/// <summary>What can honestly be said about a call at this moment.</summary>
[JsonConverter(typeof(CallStateConverter))]
internal enum CallState
{
    /// <summary>People are speaking.</summary>
    InProgress,

    /// <summary>Over; the analysis is awaited.</summary>
    BeingAnalyzed,

    /// <summary>Over and analysed.</summary>
    Ended,

    /// <summary>No end was reported within Retell's longest call; it must be over.</summary>
    EndNotReported,

    /// <summary>Over, and no analysis came in time.</summary>
    AnalysisNotReceived,
}

/// <summary>Writes <see cref="CallState"/> as <c>in_progress</c> and so on.</summary>
internal sealed class CallStateConverter() : JsonStringEnumConverter<CallState>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);

/// <summary>Decides the state from what arrived and how long ago.</summary>
internal static class CallStates
{
    /// <summary>Retell ends every call after 2 h; 5 min for the event to arrive.</summary>
    internal static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(125);

    /// <summary>The analysis takes seconds, rarely a minute.</summary>
    internal static readonly TimeSpan LongestAnalysis = TimeSpan.FromMinutes(10);

    /// <param name="stage">The furthest event that arrived.</param>
    /// <param name="occurredAt">Start of the call, but no later than the arrival of its first event.</param>
    /// <param name="endedReceivedAt">Arrival of <c>call_ended</c>.</param>
    /// <param name="now">The clock.</param>
    internal static CallState Of(CallStage stage, DateTimeOffset occurredAt, DateTimeOffset? endedReceivedAt, DateTimeOffset now) => stage switch
    {
        CallStage.Analyzed => CallState.Ended,
        CallStage.Ended => now - (endedReceivedAt ?? occurredAt) > LongestAnalysis ? CallState.AnalysisNotReceived : CallState.BeingAnalyzed,
        _ => now - occurredAt > LongestCall ? CallState.EndNotReported : CallState.InProgress,
    };
}
