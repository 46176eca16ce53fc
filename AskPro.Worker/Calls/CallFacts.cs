using AskPro.Integrations.Retell.Calls;

namespace AskPro.Worker.Calls;

/// <summary>What one event says about a call, together with what the company's own records add.</summary>
/// <param name="Call">The event's call object.</param>
/// <param name="BusinessNumber">E.164 of the company's side.</param>
/// <param name="CustomerNumber">E.164 of the other side; null when withheld.</param>
/// <param name="BranchId">The branch the call belongs to.</param>
/// <param name="ResolutionNote">Codes of contradictions, separated by blanks.</param>
internal sealed record CallFacts(RetellCall Call, string? BusinessNumber, string? CustomerNumber, Guid? BranchId, string? ResolutionNote);
