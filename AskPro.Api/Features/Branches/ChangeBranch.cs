using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Branches;

/// <summary><c>PUT /api/branches/{id}</c>: changes a branch and its opening hours.</summary>
internal static class ChangeBranch
{
    internal static void MapChangeBranch(this RouteGroupBuilder branches) =>
        branches.MapPut("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("ChangeBranch")
            .WithSummary("Change a branch and its opening hours")
            .WithDescription("All fields, with the `version` that was read. 409 `changed_meanwhile` when somebody else was faster; read again and decide.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<BranchView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Change change, BranchStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } branch) return BranchStore.NotFound();

        var errors = new FieldErrors();
        var name = BranchInput.Name(errors, change.Name);
        var zone = BranchInput.Zone(errors, change.TimeZone);
        var region = BranchInput.Region(errors, change.Region);
        var hours = (change.Hours ?? WeekHours.None).Normalize(errors);
        if (errors.Any) return errors.ToProblem();
        if (branch.Version != change.Version) return Problems.ChangedMeanwhile();

        var before = BranchFacts.Of(branch);
        (branch.Name, branch.TimeZone, branch.Region, branch.OpeningHours) = (name, zone, region, hours.ToJson());
        await store.NoteAsync("branch.changed", branch, before, BranchFacts.Of(branch), cancellationToken);
        switch (await store.SaveAsync(cancellationToken))
        {
            case BranchRefusal.None:
                return TypedResults.Ok(await store.ViewAsync(branch, cancellationToken));
            case BranchRefusal.ChangedMeanwhile:
                return Problems.ChangedMeanwhile();
            default:
                errors.Add("name", FieldErrorCodes.Duplicate);
                return errors.ToProblem();
        }
    }

    /// <param name="Name">1 to 120 characters, unique in the company.</param>
    /// <param name="TimeZone">IANA zone; may be left out when it is the company's.</param>
    /// <param name="Region">Bundesland, ISO 3166-2 (<c>DE-BE</c>); left out, no public holidays are observed.</param>
    /// <param name="Hours">Opening hours; a day that is left out is closed.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Change(string? Name, string? TimeZone, string? Region, WeekHours? Hours, uint Version);
}
