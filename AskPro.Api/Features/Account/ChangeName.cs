using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Me;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Account;

/// <summary><c>PUT /api/me</c>: the own name.</summary>
internal static class ChangeName
{
    private const int LongestName = 80;

    internal static void MapChangeName(this RouteGroupBuilder account) =>
        account.MapPut("", HandleAsync)
            .NeedsSessionOnly()
            .WithName("ChangeName")
            .WithSummary("Change your name")
            .WithDescription("How you are addressed and shown to colleagues, in every company you belong to. 1 to 80 characters.")
            .ProducesValidationProblem();

    private static async Task<Results<Ok<UserView>, ValidationProblem>> HandleAsync(
        Change change, TenantContext tenant, UserManager<User> users, AuditTrail audit, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("displayName", change.DisplayName, LongestName);
        if (errors.Any) return errors.ToProblem();

        var user = await tenant.FindUserAsync(users);
        var before = new Named(user.DisplayName);
        await audit.RecordAsync("person.renamed", new(user.Id, name), before, new Named(name), cancellationToken);
        user.DisplayName = name;
        (await users.UpdateAsync(user)).ThrowIfFailed();
        return TypedResults.Ok(UserView.Of(user));
    }

    /// <param name="DisplayName">The new name.</param>
    internal sealed record Change(string? DisplayName);

    internal sealed record Named(string DisplayName);
}
