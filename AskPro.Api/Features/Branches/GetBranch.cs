using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Branches;

/// <summary><c>GET /api/branches/{id}</c>: one branch with its hours and its latest change.</summary>
internal static class GetBranch
{
    internal static void MapGetBranch(this RouteGroupBuilder branches) =>
        branches.MapGet("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetBranch")
            .WithSummary("One branch")
            .WithDescription("`version` belongs to these values: a change sends it back and is refused when somebody else was faster.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<BranchView>, ProblemHttpResult>> HandleAsync(
        Guid id, BranchStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } branch
            ? TypedResults.Ok(await store.ViewAsync(branch, cancellationToken))
            : BranchStore.NotFound();
}
