using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Branches;

/// <summary><c>DELETE /api/branches/{id}</c>: removes a branch that nothing belongs to any more. Its calls stay, without a branch.</summary>
internal static class RemoveBranch
{
    internal static void MapRemoveBranch(this RouteGroupBuilder branches) =>
        branches.MapDelete("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("RemoveBranch")
            .WithSummary("Remove a branch")
            .WithDescription("With the `version` that was read. 409 `branch_in_use` while numbers or agents belong to it. Its calls stay, without a branch.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, uint version, BranchStore store, AskProDbContext database, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } branch) return BranchStore.NotFound();
        if (branch.Version != version) return Problems.ChangedMeanwhile();

        var companyId = store.CompanyId;
        if (await database.PhoneNumbers.AnyAsync(number => number.CompanyId == companyId && number.BranchId == id, cancellationToken)
            || await database.Agents.AnyAsync(agent => agent.CompanyId == companyId && agent.BranchId == id, cancellationToken))
        {
            return BranchStore.InUse();
        }

        await database.Calls.Where(call => call.CompanyId == companyId && call.BranchId == id)
            .ExecuteUpdateAsync(call => call.SetProperty(row => row.BranchId, (Guid?)null), cancellationToken);
        database.Branches.Remove(branch);
        await store.NoteAsync("branch.removed", branch, BranchFacts.Of(branch), null, cancellationToken);
        return await store.SaveAsync(cancellationToken) switch
        {
            BranchRefusal.None => TypedResults.NoContent(),
            BranchRefusal.ChangedMeanwhile => Problems.ChangedMeanwhile(),
            // A number was given to it in this moment.
            _ => BranchStore.InUse(),
        };
    }
}
