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

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>); two people who edit at once notice each other by it.</summary>
    public uint Version { get; private init; }

    /// <summary>When the agent was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
