using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.SignUps;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.SignUps;

/// <summary><c>POST /api/sign-ups</c>: a mail with a link; nothing else comes of it until the link is used. Whoever asks learns nothing about the address.</summary>
internal static class AskForSignUp
{
    internal const int LongestName = 80;
    internal const int LongestCompanyName = 120;

    // Longer than looking a person up and writing the mail takes, so that both cases end on the same tick.
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromMilliseconds(250);

    internal static void MapAskForSignUp(this RouteGroupBuilder signUps) =>
        signUps.MapPost("", HandleAsync)
            .RequireRateLimiting(PasswordResetRegistration.Limit)
            .WithName("AskForSignUp")
            .WithSummary("Sign up a business")
            .WithDescription("Sends a mail with a link; company and person come into being with POST /api/sign-ups/redemptions. The answer is the same if the address has an account: then the mail says so.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, UserManager<User> users, MailboxLimits limits, Sending sending, IOptions<SignUpOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled) return GetSignUp.Off();
        var started = time.GetTimestamp();
        var errors = new FieldErrors();
        var company = errors.Text("companyName", wish.CompanyName, LongestCompanyName);
        var name = errors.Text("displayName", wish.DisplayName, LongestName);
        var email = errors.Email("email", wish.Email);
        if (errors.Any) return errors.ToProblem();

        if (limits.MaySendTo(users.NormalizeEmail(email)))
            await sending.SendAsync(email, name, company, wish.Language == "en" ? "en" : "de", cancellationToken);
        if (AnswerAfter - time.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Keeps the wish and writes the mail into the outbox.</summary>
    internal sealed class Sending(
        AskProDbContext database, UserManager<User> users, MailOutbox outbox, SignUpMails mails, IOptions<SignUpOptions> options,
        IHostEnvironment environment, TimeProvider time)
    {
        internal async Task SendAsync(string email, string name, string company, string language, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var known = await users.FindByEmailAsync(email);
            await using var transaction = await TenantTransaction.BeginForUserAsync(database, known?.Id ?? Guid.Empty, cancellationToken);
            await database.ForgetOldSignUpsAsync(now, cancellationToken);
            if (known is not null)
            {
                var person = await PersonMailbox.ReadAsync(database, known, cancellationToken);
                // As at sign-in: a database that was seeded in development lets nobody in elsewhere.
                if (person.IsDemo && !environment.IsDevelopment()) return;
                // Two clicks in one minute are one wish.
                await outbox.EnqueueAsync(mails.Known(person), $"sign-up-known:{known.Id:N}:{now:yyyyMMddHHmm}", cancellationToken);
            }
            else
            {
                var secret = LinkSecret.Create();
                var wish = new SignUp
                {
                    Id = Guid.CreateVersion7(now), Email = email, NormalizedEmail = users.NormalizeEmail(email), DisplayName = name, CompanyName = company,
                    Language = language, TokenHash = secret.Hash, CreatedAt = now, ExpiresAt = now.AddHours(options.Value.LinkHours),
                };
                database.SignUps.Add(wish);
                await database.SaveChangesAsync(cancellationToken);
                await outbox.EnqueueAsync(mails.Link(email, secret, language, options.Value.LinkHours), $"sign-up:{wish.Id:N}", wish.ExpiresAt, cancellationToken);
            }
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <param name="Email">The person's e-mail address.</param>
    /// <param name="DisplayName">The person's name, 1 to 80 characters.</param>
    /// <param name="CompanyName">The name of the business, 1 to 120 characters.</param>
    /// <param name="Language"><c>de</c> (otherwise) or <c>en</c>: of the mail and of the business, which can change it later.</param>
    internal sealed record Wish(string? Email, string? DisplayName, string? CompanyName, string? Language)
    {
        /// <summary>Nothing: a record would print who it is.</summary>
        public override string ToString() => nameof(Wish);
    }
}
