using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Agents;

/// <summary><c>GET /api/agents</c>: the company's agents.</summary>
internal static class ListAgents
{
    internal static void MapListAgents(this RouteGroupBuilder agents) =>
        agents.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListAgents")
            .WithSummary("The company's agents")
            .WithDescription("All of them, with the branches that an agent may speak for.");

    private static async Task<Ok<AgentList>> HandleAsync(TenantContext tenant, AskProDbContext database, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        var agents = await database.Agents.AsNoTracking()
            .Where(agent => agent.CompanyId == companyId)
            .OrderBy(agent => agent.Name).ThenBy(agent => agent.RetellAgentId)
            .ToListAsync(cancellationToken);
        var vouchedFor = await database.Companies.Where(company => company.Id == companyId).Select(company => company.VouchedFor).SingleAsync(cancellationToken);
        return TypedResults.Ok(new AgentList(
            [.. agents.Select(agent => AgentRow.Of(agent, branches.Find(branch => branch.Id == agent.BranchId)?.Name))], branches, vouchedFor));
    }

    /// <param name="Items">The agents.</param>
    /// <param name="Branches">What an agent may speak for.</param>
    /// <param name="VouchedFor">Whether an agent alone gives the company its calls; not yet for companies that signed up.</param>
    internal sealed record AgentList(IReadOnlyList<AgentRow> Items, IReadOnlyList<BranchChoice> Branches, bool VouchedFor);
}
