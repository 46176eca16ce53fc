namespace AskPro.Web.Calls;

/// <summary>The states Api decides on; Web only finds words for them.</summary>
internal static class CallStates
{
    public const string InProgress = "in_progress";
    public const string BeingAnalyzed = "being_analyzed";
    public const string Ended = "ended";
    public const string EndNotReported = "end_not_reported";
    public const string AnalysisNotReceived = "analysis_not_received";
}
