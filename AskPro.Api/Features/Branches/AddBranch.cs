using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Branches;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Branches;

/// <summary><c>POST /api/branches</c>: opens a branch. Its hours are entered afterwards.</summary>
internal static class AddBranch
{
    internal static void MapAddBranch(this RouteGroupBuilder branches) =>
        branches.MapPost("", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("AddBranch")
            .WithSummary("Add a branch")
            .WithDescription("Names are unique in a company: `duplicate` otherwise.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<BranchView>, ValidationProblem>> HandleAsync(
        Addition addition, BranchStore store, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var now = time.GetUtcNow();
        var branch = new Branch
        {
            Id = Guid.CreateVersion7(now),
            CompanyId = store.CompanyId,
            Name = BranchInput.Name(errors, addition.Name),
            Region = BranchInput.Region(errors, addition.Region),
            CreatedAt = now,
        };
        if (errors.Any) return errors.ToProblem();

        database.Branches.Add(branch);
        await store.NoteAsync("branch.added", branch, null, BranchFacts.Of(branch), cancellationToken);
        if (await store.SaveAsync(cancellationToken) is not BranchRefusal.None)
        {
            errors.Add("name", FieldErrorCodes.Duplicate);
            return errors.ToProblem();
        }

        return TypedResults.Created($"/api/branches/{branch.Id:D}", await store.ViewAsync(branch, cancellationToken));
    }

    /// <param name="Name">1 to 120 characters, unique in the company.</param>
    /// <param name="Region">Bundesland, ISO 3166-2 (<c>DE-BE</c>); may be left out.</param>
    internal sealed record Addition(string? Name, string? Region);
}
