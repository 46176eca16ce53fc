using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Agents;

/// <summary><c>GET /api/agents/{id}</c>: one agent with its latest change.</summary>
internal static class GetAgent
{
    internal static void MapGetAgent(this RouteGroupBuilder agents) =>
        agents.MapGet("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetAgent")
            .WithSummary("One agent")
            .WithDescription("`version` belongs to these values: a change sends it back and is refused when somebody else was faster.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AgentView>, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken) =>
        await ReadAsync(id, tenant.RequiredCompanyId, database, audit, cancellationToken) is { } found ? TypedResults.Ok(found) : NotFound();

    internal static ProblemHttpResult NotFound() => Problems.NotFound("The company has no such agent.");

    internal static async Task<AgentView?> ReadAsync(
        Guid id, Guid companyId, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var agent = await database.Agents.AsNoTracking()
            .SingleOrDefaultAsync(agent => agent.CompanyId == companyId && agent.Id == id, cancellationToken);
        if (agent is null) return null;
        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        var row = AgentRow.Of(agent, branches.Find(branch => branch.Id == agent.BranchId)?.Name);
        return new(row, branches, await audit.LastChangeAsync(id, cancellationToken));
    }

    /// <param name="Agent">The agent.</param>
    /// <param name="Branches">What it may speak for.</param>
    /// <param name="Changed">The latest change; null when there was none.</param>
    internal sealed record AgentView(AgentRow Agent, IReadOnlyList<BranchChoice> Branches, LastChange? Changed);
}
