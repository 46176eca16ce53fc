using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Agents;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Api.Features.Agents;

/// <summary><c>POST /api/agents</c>: enters an agent. Calls that it took before appear by themselves when nothing else says whose they are.</summary>
internal static class AddAgent
{
    internal const int LongestName = 120;

    internal static void MapAddAgent(this RouteGroupBuilder agents) =>
        agents.MapPost("", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("AddAgent")
            .WithSummary("Enter an agent")
            .WithDescription(
                "By Retell's id. It gives the company the calls whose number is nobody's, unless another company has entered the same agent: then it decides nothing. "
                + "Calls that it took before appear within seconds.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<GetAgent.AgentView>, ValidationProblem>> HandleAsync(
        Addition addition, TenantContext tenant, AskProDbContext database, AuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var errors = new FieldErrors();
        var agentId = AgentId.Read("retellAgentId", addition.RetellAgentId, errors);
        if (await database.Agents.AnyAsync(agent => agent.CompanyId == companyId && agent.RetellAgentId == agentId, cancellationToken))
            errors.Add("retellAgentId", FieldErrorCodes.Duplicate);
        var name = errors.Text("name", addition.Name, LongestName);
        var branch = await BranchName.FindAsync(database, companyId, addition.BranchId, errors, cancellationToken);
        if (errors.Any) return errors.ToProblem();

        var now = time.GetUtcNow();
        var agent = new Agent
        {
            Id = Guid.CreateVersion7(now), CompanyId = companyId, RetellAgentId = agentId, Name = name, BranchId = addition.BranchId, CreatedAt = now,
        };
        database.Agents.Add(agent);
        await audit.RecordAsync("agent.added", new(agent.Id, name), null, new AgentFacts(agentId, name, branch), cancellationToken);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        // Somebody of the same company entered it at the same moment.
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            errors.Add("retellAgentId", FieldErrorCodes.Duplicate);
            return errors.ToProblem();
        }

        var stored = await GetAgent.ReadAsync(agent.Id, companyId, database, audit, cancellationToken);
        return TypedResults.Created($"/api/agents/{agent.Id:D}", stored);
    }

    /// <param name="RetellAgentId">Retell's id of the agent.</param>
    /// <param name="Name">What the company calls it, 1 to 120 characters.</param>
    /// <param name="BranchId">The branch it speaks for; may be left out.</param>
    internal sealed record Addition(string? RetellAgentId, string? Name, Guid? BranchId);
}
