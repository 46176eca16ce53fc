using System.Security.Claims;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.SecondFactor;
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
    internal static void MapVerifySession(this RouteGroupBuilder sessions) =>
        sessions.MapPut("/current/verification", HandleAsync)
            .NeedsSessionOnly()
            .RequireRateLimiting(SessionRegistration.PasswordLimit)
            .WithName("VerifySession")
            .WithSummary("Prove again who you are")
            .WithDescription("What answers `step_up_required` works afterwards, for `Sessions:StepUpMinutes`. Wrong proofs count towards the lock of the account.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Proof proof, ClaimsPrincipal principal, TenantContext tenant, AskProDbContext database, UserManager<User> users, OwnPassword password,
        SecondFactorUse codes, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (!string.IsNullOrWhiteSpace(proof.Code))
        {
            var user = await tenant.FindUserAsync(users);
            if (await users.IsLockedOutAsync(user)) return RedeemSecondFactor.Locked();
            if (await codes.UseAsync(user, proof.Code, cancellationToken) is { } code) errors.Add("code", code);
        }
        else if (proof.Password is not { Length: > 0 and <= PasswordRules.Longest } typed)
        {
            errors.Add("password", FieldErrorCodes.Required);
        }
        else if (!await password.IsRightAsync(typed, cancellationToken))
        {
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

    /// <param name="Password">The person's password, or</param>
    /// <param name="Code">a code of the authenticator app, or a recovery code.</param>
    internal sealed record Proof(string? Password, string? Code)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Proof);
    }
}
