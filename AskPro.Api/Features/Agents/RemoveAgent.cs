using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Agents;

/// <summary><c>DELETE /api/agents/{id}</c>: later calls to the agent are no more this company's. Calls that came stay.</summary>
internal static class RemoveAgent
{
    internal static void MapRemoveAgent(this RouteGroupBuilder agents) =>
        agents.MapDelete("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("RemoveAgent")
            .WithSummary("Remove an agent")
            .WithDescription("With the `version` that was read. Calls that came stay; later ones are kept without a company until somebody enters the agent.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, uint version, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var agent = await database.Agents.SingleOrDefaultAsync(agent => agent.CompanyId == companyId && agent.Id == id, cancellationToken);
        if (agent is null) return GetAgent.NotFound();
        if (agent.Version != version) return Problems.ChangedMeanwhile();

        var branch = await BranchName.FindAsync(database, companyId, agent.BranchId, new FieldErrors(), cancellationToken);
        database.Agents.Remove(agent);
        await audit.RecordAsync(
            "agent.removed", new(id, agent.Name), new AgentFacts(agent.RetellAgentId, agent.Name, branch), null, cancellationToken);
        if (!await database.TrySaveAsync(cancellationToken)) return Problems.ChangedMeanwhile();
        return TypedResults.NoContent();
    }
}
