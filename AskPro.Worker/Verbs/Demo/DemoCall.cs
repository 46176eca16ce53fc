using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>One call of the history.</summary>
/// <param name="Staged">What happened.</param>
/// <param name="EndReported">Whether Retell told us that it ended.</param>
/// <param name="AnalysisReported">Whether Retell sent the analysis.</param>
internal sealed record DemoCall(StagedCall Staged, bool EndReported, bool AnalysisReported);
