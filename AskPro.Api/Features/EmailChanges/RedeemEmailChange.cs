using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Features.SignUps;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Api.Features.EmailChanges;

/// <summary><c>POST /api/email-changes/redemptions</c>: the new address for the secret of a link; sessions go on.</summary>
internal static class RedeemEmailChange
{
    internal static void MapRedeemEmailChange(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/email-changes/redemptions", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(PasswordResetRegistration.Limit)
            .WithName("RedeemEmailChange")
            .WithTags("Account")
            .WithSummary("Change the e-mail address with the link of a mail")
            .WithDescription("The secret is good once and for a limited time (an hour by default; `invalid_link` otherwise). 409 `account_exists` when the address got an account meanwhile.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Redemption redemption, EmailChangeLinks links, UserManager<User> users, AskProDbContext database, PersonTrail audit, MailOutbox outbox,
        CancellationToken cancellationToken)
    {
        if (links.Read(redemption.Token) is not { } change
            || await users.FindByIdAsync($"{change.UserId:D}") is not { } user || user.SecurityStamp != change.Stamp)
        {
            return Problems.Invalid(ProblemCodes.InvalidLink, "The link is not good: it is too old, or it was used. Ask for a new one.");
        }

        await using var transaction = await TenantTransaction.BeginForUserAsync(database, user.Id, cancellationToken);
        var before = await PersonMailbox.ReadAsync(database, user, cancellationToken);
        if (!await ChangeAsync(users, user, change.Email)) return RedeemSignUp.AccountExists();
        await outbox.EnqueueAsync(EmailChangeMails.Changed(before), $"email-changed:{user.Id:N}:{user.SecurityStamp}", cancellationToken);
        await audit.RecordAsync("person.email_changed", transaction, user, new EmailFacts(before.Email), new EmailFacts(change.Email), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<bool> ChangeAsync(UserManager<User> users, User user, string email)
    {
        (user.Email, user.UserName, user.EmailConfirmed) = (email, email, true);
        try
        {
            return (await users.UpdateSecurityStampAsync(user)).Succeeded;
        }
        // Somebody was faster between the look and the update.
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    /// <param name="Token">The secret, from the link.</param>
    internal sealed record Redemption(string? Token)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Redemption);
    }

    /// <param name="Email">The address.</param>
    internal sealed record EmailFacts(string Email);
}
