using AskPro.Data.Agents;

namespace AskPro.Api.Features.Agents;

/// <param name="Id">Id of the entry.</param>
/// <param name="RetellAgentId">Retell's id of the agent.</param>
/// <param name="Name">What the company calls it.</param>
/// <param name="BranchId">The branch it speaks for.</param>
/// <param name="BranchName">That branch's name.</param>
/// <param name="Version">To be sent back with a change; opaque.</param>
internal sealed record AgentRow(Guid Id, string RetellAgentId, string Name, Guid? BranchId, string? BranchName, uint Version)
{
    internal static AgentRow Of(Agent agent, string? branchName) =>
        new(agent.Id, agent.RetellAgentId, agent.Name, agent.BranchId, branchName, agent.Version);
}
