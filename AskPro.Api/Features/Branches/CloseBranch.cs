using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Branches;

/// <summary><c>PUT /api/branches/{id}/closed-day</c>: closes a branch for a day out of turn, or opens it again.</summary>
internal static class CloseBranch
{
    private const int LongestReason = 120;

    internal static void MapCloseBranch(this RouteGroupBuilder branches) =>
        branches.MapPut("/{id:guid}/closed-day", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("CloseBranch")
            .WithSummary("Close a branch for a day")
            .WithDescription("Without a `date` it follows its opening hours again.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<BranchView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Closing closing, BranchStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } branch) return BranchStore.NotFound();

        var errors = new FieldErrors();
        var reason = closing.Date is null ? null : errors.Optional("reason", closing.Reason, LongestReason);
        if (closing.Date < BranchToday.Date(branch, await store.CompanyZoneAsync(cancellationToken), time.GetUtcNow()))
            errors.Add("date", FieldErrorCodes.Past);
        if (errors.Any) return errors.ToProblem();
        if (branch.Version != closing.Version) return Problems.ChangedMeanwhile();

        var before = BranchFacts.Of(branch);
        (branch.ClosedOn, branch.ClosedReason) = (closing.Date, reason);
        await store.NoteAsync("branch.changed", branch, before, BranchFacts.Of(branch), cancellationToken);
        return await store.SaveAsync(cancellationToken) is BranchRefusal.None
            ? TypedResults.Ok(await store.ViewAsync(branch, cancellationToken))
            : Problems.ChangedMeanwhile();
    }

    /// <param name="Date">Today or later, where the branch is.</param>
    /// <param name="Reason">Up to 120 characters; may be left out.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Closing(DateOnly? Date, string? Reason, uint Version);
}
