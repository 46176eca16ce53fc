using System.Buffers.Text;
using System.Text.Json;
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
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Passkeys;

/// <summary><c>POST /api/me/passkeys/options</c> and <c>POST /api/me/passkeys</c>: a new passkey, in two steps.</summary>
internal static class AddPasskey
{
    internal const int LongestName = 80;

    private const int Most = 20;

    internal static void MapAddPasskey(this RouteGroupBuilder passkeys)
    {
        passkeys.MapPost("/options", BeginAsync)
            .NeedsSessionOnly()
            .NeedsStepUp()
            .WithName("BeginPasskey")
            .WithSummary("Begin adding a passkey")
            .WithDescription("Answers what the browser hands to `navigator.credentials.create`, and a state to be sent back within five minutes.");
        passkeys.MapPost("", HandleAsync)
            .NeedsSessionOnly()
            .RequireRateLimiting(SessionRegistration.ProofLimit)
            .WithName("AddPasskey")
            .WithSummary("Add a passkey")
            .WithDescription("The browser's answer with the state of the first step and a name of 1 to 80 characters; at most 20 a person. 409 when the answer or the state is not good: begin again.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Ok<Ceremony>> BeginAsync(TenantContext tenant, UserManager<User> users, PasskeyCeremonies ceremonies) =>
        TypedResults.Ok(await ceremonies.BeginCreationAsync(await tenant.FindUserAsync(users)));

    private static async Task<Results<Created<PasskeyRow>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        NewPasskey answer, TenantContext tenant, AskProDbContext database, UserManager<User> users, PasskeyCeremonies ceremonies,
        SecurityNotice notice, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", answer.Name, LongestName);
        if (errors.Any) return errors.ToProblem();

        await PersonLock.TakeAsync(database, tenant.UserId!.Value, cancellationToken);
        var user = await tenant.FindUserAsync(users);
        if (await database.UserPasskeys.CountAsync(row => row.UserId == user.Id, cancellationToken) >= Most) errors.Add("name", FieldErrorCodes.TooManyPasskeys);
        if (errors.Any) return errors.ToProblem();
        if (await ceremonies.FinishCreationAsync(user, answer) is not { } passkey) return NotGood();

        passkey.Name = name;
        (await users.AddOrUpdatePasskeyAsync(user, passkey)).ThrowIfFailed();
        await notice.NoteAsync("person.passkey_added", user, SecurityChange.PasskeyAdded, null, new SecurityFacts(name), cancellationToken);
        return TypedResults.Created("/api/me/security", PasskeyRow.Of(passkey));
    }

    private static ProblemHttpResult NotGood() => Problems.Of(
        StatusCodes.Status409Conflict, ProblemCodes.InvalidPasskey, "The device's answer is not good, or came too late. Begin again.");

    /// <param name="Name">How the person tells it from others.</param>
    internal sealed record NewPasskey(JsonElement? Credential, string? State, string? Name) : CeremonyAnswer(Credential, State);
}

/// <param name="Id">Id of the credential, base64url.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="IsSynced">Whether it is kept in an account of the device's maker, and so survives the device.</param>
internal sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt, bool IsSynced)
{
    internal static PasskeyRow Of(UserPasskeyInfo passkey) =>
        new(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt, passkey.IsBackedUp);
}
