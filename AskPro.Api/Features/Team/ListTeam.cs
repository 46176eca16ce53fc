using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Team;

/// <summary><c>GET /api/team</c>: the people of the company.</summary>
internal static class ListTeam
{
    internal static void MapListTeam(this RouteGroupBuilder team) =>
        team.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListTeam")
            .WithSummary("The people of the company")
            .WithDescription("Everybody with their role and the branches they are restricted to, owners first.");

    private static async Task<Ok<TeamList>> HandleAsync(TenantContext tenant, AskProDbContext database, TeamReader team, CancellationToken cancellationToken)
    {
        var branches = await BranchChoices.ReadAsync(database, tenant.RequiredCompanyId, cancellationToken);
        return TypedResults.Ok(new TeamList(await team.AllAsync(branches, cancellationToken)));
    }

    /// <param name="Items">The people.</param>
    internal sealed record TeamList(IReadOnlyList<TeamMember> Items);
}
