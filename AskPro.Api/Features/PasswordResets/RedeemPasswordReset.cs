using AskPro.Api.Features.Account;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.PasswordResets;

/// <summary><c>POST /api/password-resets/redemptions</c>: a new password for the secret of a link; all sessions of the person end.</summary>
internal static partial class RedeemPasswordReset
{
    internal static void MapRedeemPasswordReset(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/password-resets/redemptions", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(PasswordResetRegistration.Limit)
            .WithName("RedeemPasswordReset")
            .WithTags("Sessions")
            .WithSummary("Set a new password with the link of a mail")
            .WithDescription("The secret is good once and for a limited time (an hour by default; `invalid_link` otherwise). At least 10 characters, none of the passwords everybody tries, not the person's address. Every session of the person ends.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Redemption redemption, UserManager<User> users, AskProDbContext database, PersonTrail audit, MailOutbox outbox, PasswordMails mails, TimeProvider time,
        ILoggerFactory logging, CancellationToken cancellationToken)
    {
        if (PasswordResetTokens.FromLink(redemption.Token) is not { } token
            || await users.FindByIdAsync($"{redemption.Account:D}") is not { } user
            || !await users.VerifyUserTokenAsync(user, PasswordResetTokens.Provider, UserManager<User>.ResetPasswordTokenPurpose, token))
        {
            return InvalidLink();
        }

        // Only now: whoever has no good link learns nothing of the rules' answer for this person.
        var errors = new FieldErrors();
        PasswordRules.Check(errors, "newPassword", redemption.NewPassword, user.Email);
        if (errors.Any) return errors.ToProblem();

        var now = time.GetUtcNow();
        await using var transaction = await TenantTransaction.BeginForUserAsync(database, user.Id, cancellationToken);
        // Who reads the mailbox has shown whose it is, and a lock that guesses brought about is over. Not where a code is asked for too: the mailbox would buy new tries at the codes.
        user.EmailConfirmed = true;
        if (!user.TwoFactorEnabled) (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        var result = await users.ResetPasswordAsync(user, token, redemption.NewPassword!);
        // Somebody was faster with the same link.
        if (!result.Succeeded) return InvalidLink();
        var ended = await OwnSessions.EndAllButAsync(database, user.Id, Guid.Empty, now, cancellationToken);
        var person = await PersonMailbox.ReadAsync(database, user, cancellationToken);
        await outbox.EnqueueAsync(mails.Changed(person, now), PasswordMails.ChangedKey(user.Id, now), cancellationToken);
        await audit.RecordAsync("person.password_reset", transaction, user, null, new ResetFacts(ended), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogReset(logging.CreateLogger(typeof(RedeemPasswordReset)), user.Id, ended);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult InvalidLink() => Problems.Invalid(
        ProblemCodes.InvalidLink, "The link is not good: it is too old, it was used, or a newer password was set. Ask for a new one.");

    [LoggerMessage(EventId = 2010, Level = LogLevel.Information, Message = "Person {UserId} set a new password with a link; {EndedSessions} sessions ended")]
    private static partial void LogReset(ILogger logger, Guid userId, int endedSessions);

    /// <param name="EndedSessions">Sessions of the person that ended.</param>
    internal sealed record ResetFacts(int EndedSessions);

    /// <param name="Account">Id of the person, from the link.</param>
    /// <param name="Token">The secret, from the link.</param>
    /// <param name="NewPassword">The password from now on.</param>
    internal sealed record Redemption(Guid Account, string? Token, string? NewPassword)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Redemption);
    }
}
