namespace AskPro.Web.Backend;

/// <summary>The agents of the company and the branches they may speak for.</summary>
/// <param name="VouchedFor">Whether an agent alone brings its calls; not yet for companies that signed up.</param>
public sealed record AgentListAnswer(IReadOnlyList<AgentRowAnswer> Items, IReadOnlyList<BranchChoiceAnswer> Branches, bool VouchedFor);

/// <param name="RetellAgentId">Retell's id.</param>
/// <param name="Version">Sent back with a change; Api refuses it when somebody else was faster.</param>
public sealed record AgentRowAnswer(Guid Id, string RetellAgentId, string Name, Guid? BranchId, string? BranchName, uint Version);

/// <param name="Changed">The latest change; null when there was none.</param>
public sealed record AgentDetailAnswer(AgentRowAnswer Agent, IReadOnlyList<BranchChoiceAnswer> Branches, LastChangeAnswer? Changed);
