using System.Security.Claims;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.Security;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.SecondFactor;

/// <summary><c>PUT /api/me/authenticator</c>: the first right code switches the app on; sign-ins with the password ask for one from then on.</summary>
internal static class ConfirmAuthenticator
{
    internal static void MapConfirmAuthenticator(this RouteGroupBuilder account) =>
        account.MapPut("/authenticator", HandleAsync)
            .NeedsSessionOnly()
            .RequireRateLimiting(SessionRegistration.ProofLimit)
            .WithName("ConfirmAuthenticator")
            .WithSummary("Switch the authenticator app on")
            .WithDescription("With a code of the app, from the session that began, within an hour. Answers ten recovery codes, shown this once. `clock_skewed`: the clock of the device is wrong.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<ShownCodes>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Confirmation confirmation, ClaimsPrincipal principal, TenantContext tenant, AskProDbContext database, UserManager<User> users, SecondFactorCheck check,
        RecoveryCodes codes, SecurityNotice notice, ProtectedText secrets, TimeProvider time, CancellationToken cancellationToken)
    {
        await PersonLock.TakeAsync(database, tenant.UserId!.Value, cancellationToken);
        var user = await tenant.FindUserAsync(users);
        var oldest = time.GetUtcNow() - AuthenticatorSecret.Lifetime;
        var authenticator = await database.UserAuthenticators
            .SingleOrDefaultAsync(row => row.UserId == user.Id && row.ConfirmedAt == null && row.CreatedAt > oldest, cancellationToken);
        if (authenticator is null || AuthenticatorSecret.Read(authenticator, secrets).BegunIn != principal.Session().SessionId) return Problems.ChangedMeanwhile();

        var errors = new FieldErrors();
        var typed = errors.Text("code", confirmation.Code?.Replace(" ", "", StringComparison.Ordinal), Totp.Digits);
        var finding = errors.Any ? new(null) : check.Compare(authenticator, typed);
        if (finding.Code is { } code) errors.Add("code", code);
        if (errors.Any) return errors.ToProblem();

        (authenticator.ConfirmedAt, authenticator.LastStep) = (time.GetUtcNow(), finding.Step!.Value);
        // Another security stamp too: who is between password and session now is asked again.
        (await users.SetTwoFactorEnabledAsync(user, true)).ThrowIfFailed();
        var shown = await codes.RenewAsync(user.Id, cancellationToken);
        await notice.NoteAsync("person.authenticator_on", user, SecurityChange.AuthenticatorOn, null, new SecurityFacts(RecoveryCodes: shown.Count), cancellationToken);
        return TypedResults.Ok(new ShownCodes(shown));
    }

    /// <param name="Code">Six digits.</param>
    internal sealed record Confirmation(string? Code);
}

/// <param name="RecoveryCodes">Ten codes of twenty digits, shown this once.</param>
internal sealed record ShownCodes(IReadOnlyList<string> RecoveryCodes);
