using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Branches;

/// <summary><c>GET /api/branches</c>: the places of business, with whether they are open today.</summary>
internal static class ListBranches
{
    internal static void MapListBranches(this RouteGroupBuilder branches) =>
        branches.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListBranches")
            .WithSummary("The company's branches")
            .WithDescription("All of them, each with today's opening hours or why it is closed.");

    private static async Task<Ok<BranchList>> HandleAsync(
        BranchStore store, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = store.CompanyId;
        var zone = await store.CompanyZoneAsync(cancellationToken);
        var branches = await database.Branches.AsNoTracking()
            .Where(branch => branch.CompanyId == companyId)
            .OrderBy(branch => branch.Name)
            .ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new BranchList([.. branches.Select(branch => BranchRow.Of(branch, zone, now))]));
    }

    /// <param name="Items">The branches.</param>
    internal sealed record BranchList(IReadOnlyList<BranchRow> Items);
}
