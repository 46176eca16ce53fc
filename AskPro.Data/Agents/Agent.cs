using AskPro.Data.Tenancy;

namespace AskPro.Data.Agents;

/// <summary>A Retell agent of a company.</summary>
public sealed class Agent : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The branch that the agent speaks for.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>Retell's id of the agent. One id in two companies is possible and then decides nothing.</summary>
    public required string RetellAgentId { get; init; }

    /// <summary>The name shown.</summary>
    public required string Name { get; set; }

    /// <summary>When the agent was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
