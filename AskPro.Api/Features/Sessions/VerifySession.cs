using System.Security.Claims;
using System.Text.Json;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.Passkeys;
using AskPro.Api.Features.SecondFactor;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>PUT /api/sessions/current/verification</c>: the person proves again who they are, and may do dangerous things for a while.</summary>
internal static class VerifySession
{
    internal static void MapVerifySession(this RouteGroupBuilder sessions)
    {
        sessions.MapPost("/current/verification/options", BeginAsync)
            .NeedsSessionOnly()
            .WithName("BeginVerification")
            .WithSummary("Begin proving with a passkey who you are")
            .WithDescription("Answers what the browser hands to `navigator.credentials.get`, and a state to be sent back within five minutes.");
        sessions.MapPut("/current/verification", HandleAsync)
            .NeedsSessionOnly()
            .RequireRateLimiting(SessionRegistration.ProofLimit)
            .WithName("VerifySession")
            .WithSummary("Prove again who you are")
            .WithDescription("What answers `step_up_required` works afterwards, for `Sessions:StepUpMinutes`. Wrong proofs count towards the lock of the account.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Proof proof, ClaimsPrincipal principal, TenantContext tenant, AskProDbContext database, UserManager<User> users, OwnPassword password, AccountLock accountLock,
        SecondFactorUse codes, PasskeyCeremonies ceremonies, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (!string.IsNullOrWhiteSpace(proof.Code))
        {
            var user = await tenant.FindUserAsync(users);
            var code = await codes.UseAsync(user, proof.Code, cancellationToken);
            if (code == ProblemCodes.AccountLocked) return accountLock.Refusal();
            if (code is not null) errors.Add("code", code);
        }
        else if (proof.CredentialJson is not null)
        {
            var user = await tenant.FindUserAsync(users);
            if (await ceremonies.FinishConfirmationAsync(user, proof) is not { Passkey: { } passkey }
                || !await PasskeyCeremonies.RedeemAsync(database, user, passkey, cancellationToken))
            {
                errors.Add("credential", FieldErrorCodes.InvalidPasskey);
            }
        }
        else if (proof.Password is not { Length: > 0 and <= PasswordRules.Longest } typed)
        {
            errors.Add("password", FieldErrorCodes.Required);
        }
        else if (!await password.IsRightAsync(typed, cancellationToken))
        {
            // A locked account refuses the right password too, and says why: who asks has a session.
            if (await accountLock.IsOnAsync(tenant.UserId!.Value, cancellationToken)) return accountLock.Refusal();
            errors.Add("password", FieldErrorCodes.WrongPassword);
        }
        if (errors.Any) return errors.ToProblem();

        var session = principal.Session();
        var now = time.GetUtcNow();
        // Zero rows: ended meanwhile. The next request learns of it.
        await database.Sessions
            .Where(row => row.Id == session.SessionId && row.UserId == session.UserId && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.VerifiedAt, now), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Ceremony>> BeginAsync(TenantContext tenant, UserManager<User> users, PasskeyCeremonies ceremonies) =>
        TypedResults.Ok(await ceremonies.BeginConfirmationAsync(await tenant.FindUserAsync(users)));

    /// <param name="Password">The person's password, or</param>
    /// <param name="Code">a code of the authenticator app or a recovery code, or</param>
    /// <param name="Credential">the browser's answer with a passkey, and</param>
    /// <param name="State">the state of its first step.</param>
    internal sealed record Proof(string? Password, string? Code, JsonElement? Credential, string? State) : CeremonyAnswer(Credential, State)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Proof);
    }
}
