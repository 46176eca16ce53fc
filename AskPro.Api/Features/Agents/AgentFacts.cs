namespace AskPro.Api.Features.Agents;

/// <summary>What the audit log says of an agent.</summary>
/// <param name="AgentId">Retell's id; never changes.</param>
/// <param name="Name">What the company calls it.</param>
/// <param name="Branch">The branch's name at the time.</param>
internal sealed record AgentFacts(string AgentId, string Name, string? Branch);
