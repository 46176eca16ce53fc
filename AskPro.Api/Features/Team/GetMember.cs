using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Team;

/// <summary><c>GET /api/team/{id}</c>: one person of the company with the latest change.</summary>
internal static class GetMember
{
    internal static void MapGetMember(this RouteGroupBuilder team) =>
        team.MapGet("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetMember")
            .WithSummary("One person of the company")
            .WithDescription("`version` belongs to these values: a change sends it back and is refused when somebody else was faster.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<MemberView>, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, TeamReader team, AuditTrail audit, CancellationToken cancellationToken)
    {
        var branches = await BranchChoices.ReadAsync(database, tenant.RequiredCompanyId, cancellationToken);
        return await team.OneAsync(id, branches, cancellationToken) is { } member
            ? TypedResults.Ok(new MemberView(member, branches, await audit.LastChangeAsync(id, cancellationToken)))
            : NotFound();
    }

    internal static ProblemHttpResult NotFound() => Problems.NotFound("The company has no such person.");

    /// <param name="Member">The person.</param>
    /// <param name="Branches">What a person can be restricted to.</param>
    /// <param name="Changed">The latest change; null when there was none.</param>
    internal sealed record MemberView(TeamMember Member, IReadOnlyList<BranchChoice> Branches, LastChange? Changed);
}
