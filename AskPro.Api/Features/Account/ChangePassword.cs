using System.Security.Claims;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
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

namespace AskPro.Api.Features.Account;

/// <summary><c>PUT /api/me/password</c>: a new password for the old one; all other sessions of the person end.</summary>
internal static class ChangePassword
{
    internal static void MapChangePassword(this RouteGroupBuilder account) =>
        account.MapPut("/password", HandleAsync)
            .NeedsSessionOnly()
            .RequireRateLimiting(SessionRegistration.ProofLimit)
            .WithName("ChangePassword")
            .WithSummary("Change your password")
            .WithDescription("At least 10 characters, none of the passwords everybody tries, not your address. Every other session of yours ends. Wrong old passwords count towards the lock of the account.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<Changed>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Change change, ClaimsPrincipal principal, TenantContext tenant, AskProDbContext database, UserManager<User> users,
        OwnPassword password, AccountLock accountLock, AuditTrail audit, MailOutbox outbox, PasswordMails mails, TimeProvider time, CancellationToken cancellationToken)
    {
        var email = await database.Users.Where(user => user.Id == tenant.UserId).Select(user => user.Email!).SingleAsync(cancellationToken);
        var errors = new FieldErrors();
        if (change.CurrentPassword is not { Length: > 0 and <= PasswordRules.Longest } current)
        {
            errors.Add("currentPassword", FieldErrorCodes.Required);
            return errors.ToProblem();
        }
        PasswordRules.Check(errors, "newPassword", change.NewPassword, email);
        if (!await password.IsRightAsync(current, cancellationToken))
        {
            if (await accountLock.IsOnAsync(tenant.UserId!.Value, cancellationToken)) return accountLock.Refusal();
            errors.Add("currentPassword", FieldErrorCodes.WrongPassword);
        }
        if (errors.Any) return errors.ToProblem();

        // Read only now: the check may have touched the row.
        var user = await tenant.FindUserAsync(users);
        var ended = await OwnSessions.EndAllButAsync(database, user.Id, principal.Session().SessionId, time.GetUtcNow(), cancellationToken);
        await audit.RecordAsync("person.password_changed", new(user.Id, user.DisplayName), null, new Changed(ended), cancellationToken);
        var now = time.GetUtcNow();
        var person = await PersonMailbox.ReadAsync(database, user, cancellationToken);
        await outbox.EnqueueAsync(mails.Changed(person, now), PasswordMails.ChangedKey(user.Id, now), cancellationToken);
        var result = await users.ChangePasswordAsync(user, current, change.NewPassword!);
        return result.Succeeded ? TypedResults.Ok(new Changed(ended)) : Problems.ChangedMeanwhile();
    }

    /// <param name="CurrentPassword">The password so far.</param>
    /// <param name="NewPassword">The password from now on.</param>
    internal sealed record Change(string? CurrentPassword, string? NewPassword);

    /// <param name="EndedSessions">Other sessions of the person that ended.</param>
    internal sealed record Changed(int EndedSessions);
}
