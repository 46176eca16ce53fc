using AskPro.Api.Features.Account;
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
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.EmailChanges;

/// <summary><c>PUT /api/me/email</c>: a link to the new address; nothing changes until it is used. Whether somebody else has the address, only its mailbox is told.</summary>
internal static class AskForEmailChange
{
    internal static void MapAskForEmailChange(this RouteGroupBuilder account) =>
        account.MapPut("/email", HandleAsync)
            .NeedsSessionOnly()
            .NeedsStepUp()
            .RequireRateLimiting(SessionRegistration.ProofLimit)
            .WithName("AskForEmailChange")
            .WithSummary("Change your e-mail address")
            .WithDescription("Sends a link to the new address and a notice to the old one. The answer is the same when the address has an account: then its mailbox is told so.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, TenantContext tenant, AskProDbContext database, UserManager<User> users, MailboxLimits limits, MailOutbox outbox,
        EmailChangeLinks links, EmailChangeMails mails, IOptions<PasswordResetOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var user = await tenant.FindUserAsync(users);
        var errors = new FieldErrors();
        var email = errors.Email("email", wish.Email);
        if (!errors.Any && users.NormalizeEmail(email) == user.NormalizedEmail) errors.Add("email", FieldErrorCodes.SameEmail);
        if (errors.Any) return errors.ToProblem();
        if (!limits.MaySendTo(users.NormalizeEmail(email)))
            return Problems.Of(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyAttempts, "This mailbox got several links just now. Try again in a quarter of an hour.");

        var person = await PersonMailbox.ReadAsync(database, user, cancellationToken);
        var mail = await users.FindByEmailAsync(email) is null
            ? mails.Link(person, email, links.Create(user, email), options.Value.LinkMinutes)
            : mails.Taken(person, email);
        // Every wish is a mail of its own.
        var now = time.GetUtcNow();
        var key = $"email-change:{user.Id:N}:{now:yyyyMMddHHmmssfffffff}";
        // The same for either mail: the row is readable where the mail is not, and must not tell which it is.
        await outbox.EnqueueAsync(mail, key, now.AddMinutes(options.Value.LinkMinutes), cancellationToken);
        await outbox.EnqueueAsync(mails.Asked(person, email), $"{key}:notice", cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <param name="Email">The new address.</param>
    internal sealed record Wish(string? Email)
    {
        /// <summary>Nothing: a record would print the address.</summary>
        public override string ToString() => nameof(Wish);
    }
}
