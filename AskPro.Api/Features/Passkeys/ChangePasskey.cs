using System.Buffers.Text;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.Security;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Passkeys;

/// <summary><c>PUT</c> and <c>DELETE /api/me/passkeys/{id}</c>: another name, or gone.</summary>
internal static class ChangePasskey
{
    private const int LongestId = 1400;

    internal static void MapRenamePasskey(this RouteGroupBuilder passkeys) =>
        passkeys.MapPut("/{id}", RenameAsync)
            .NeedsSessionOnly()
            .WithName("RenamePasskey")
            .WithSummary("Rename a passkey")
            .WithDescription("1 to 80 characters.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static void MapRemovePasskey(this RouteGroupBuilder passkeys) =>
        passkeys.MapDelete("/{id}", RemoveAsync)
            .NeedsSessionOnly()
            .NeedsStepUp()
            .WithName("RemovePasskey")
            .WithSummary("Remove a passkey")
            .WithDescription("It signs nobody in any more. The device keeps its half until it is deleted there.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PasskeyRow>, ValidationProblem, ProblemHttpResult>> RenameAsync(
        string id, Change change, TenantContext tenant, AskProDbContext database, UserManager<User> users, SecurityNotice notice, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", change.Name, AddPasskey.LongestName);
        if (errors.Any) return errors.ToProblem();
        await PersonLock.TakeAsync(database, tenant.UserId!.Value, cancellationToken);
        var user = await tenant.FindUserAsync(users);
        if (await FindAsync(users, user, id) is not { } passkey) return NotYours();

        var before = new SecurityFacts(passkey.Name);
        passkey.Name = name;
        (await users.AddOrUpdatePasskeyAsync(user, passkey)).ThrowIfFailed();
        await notice.NoteAsync("person.passkey_renamed", user, null, before, new SecurityFacts(name), cancellationToken);
        return TypedResults.Ok(PasskeyRow.Of(passkey));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id, TenantContext tenant, AskProDbContext database, UserManager<User> users, SecurityNotice notice, CancellationToken cancellationToken)
    {
        // A sign-in with it is over before it is gone, or refused.
        await PersonLock.TakeAsync(database, tenant.UserId!.Value, cancellationToken);
        var user = await tenant.FindUserAsync(users);
        if (await FindAsync(users, user, id) is not { } passkey) return NotYours();

        (await users.RemovePasskeyAsync(user, passkey.CredentialId)).ThrowIfFailed();
        await notice.NoteAsync("person.passkey_removed", user, SecurityChange.PasskeyRemoved, new SecurityFacts(passkey.Name), null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<UserPasskeyInfo?> FindAsync(UserManager<User> users, User user, string id) =>
        id.Length <= LongestId && Base64Url.IsValid(id) ? await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(id)) : null;

    private static ProblemHttpResult NotYours() => Problems.NotFound("You have no such passkey.");

    /// <param name="Name">The new name.</param>
    internal sealed record Change(string? Name);
}
