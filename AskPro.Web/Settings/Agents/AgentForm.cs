using AskPro.Web.Backend;

namespace AskPro.Web.Settings.Agents;

/// <summary>What stands in the fields: as stored, or as typed when it has to be corrected.</summary>
public sealed record AgentForm(string? RetellAgentId, string? Name, Guid? BranchId, uint Version)
{
    public static readonly AgentForm Empty = new(null, null, null, 0);

    public static AgentForm Of(AgentRowAnswer stored) => new(stored.RetellAgentId, stored.Name, stored.BranchId, stored.Version);
}
