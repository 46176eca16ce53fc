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

/// <summary><c>PUT /api/agents/{id}</c>: changes what an agent is called and for which branch it speaks. Another agent is another entry.</summary>
internal static class ChangeAgent
{
    internal static void MapChangeAgent(this RouteGroupBuilder agents) =>
        agents.MapPut("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("ChangeAgent")
            .WithSummary("Change the name or branch of an agent")
            .WithDescription("All fields, with the `version` that was read. 409 `changed_meanwhile` when somebody else was faster; read again and decide.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<GetAgent.AgentView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Change change, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var agent = await database.Agents.SingleOrDefaultAsync(agent => agent.CompanyId == companyId && agent.Id == id, cancellationToken);
        if (agent is null) return GetAgent.NotFound();

        var errors = new FieldErrors();
        var name = errors.Text("name", change.Name, AddAgent.LongestName);
        var branch = await BranchName.FindAsync(database, companyId, change.BranchId, errors, cancellationToken);
        if (errors.Any) return errors.ToProblem();
        if (agent.Version != change.Version) return Problems.ChangedMeanwhile();

        var oldBranch = await BranchName.FindAsync(database, companyId, agent.BranchId, errors, cancellationToken);
        var before = new AgentFacts(agent.RetellAgentId, agent.Name, oldBranch);
        (agent.Name, agent.BranchId) = (name, change.BranchId);
        await audit.RecordAsync("agent.changed", new(id, name), before, before with { Name = name, Branch = branch }, cancellationToken);
        if (!await database.TrySaveAsync(cancellationToken)) return Problems.ChangedMeanwhile();
        return TypedResults.Ok(await GetAgent.ReadAsync(id, companyId, database, audit, cancellationToken));
    }

    /// <param name="Name">What the company calls it, 1 to 120 characters.</param>
    /// <param name="BranchId">The branch it speaks for; may be left out.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Change(string? Name, Guid? BranchId, uint Version);
}
