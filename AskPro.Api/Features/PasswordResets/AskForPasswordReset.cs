using AskPro.Api.Features.Mails;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.PasswordResets;

/// <summary><c>POST /api/password-resets</c>: a link by mail. Whoever asks learns nothing, neither by the answer nor by its time.</summary>
internal static class AskForPasswordReset
{
    private const int LongestEmail = 256;

    // Longer than looking a person up and writing the mail takes, so that both cases end on the same tick.
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromMilliseconds(250);

    internal static void MapAskForPasswordReset(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/password-resets", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(PasswordResetRegistration.Limit)
            .WithName("AskForPasswordReset")
            .WithTags("Sessions")
            .WithSummary("Ask for a link to set a new password")
            .WithDescription("Sends a mail with a link if the address belongs to a person. The answer is the same if it does not.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ValidationProblem>> HandleAsync(
        Wish wish, UserManager<User> users, MailboxLimits limits, Sending sending, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var errors = new FieldErrors();
        var email = errors.Text("email", wish.Email, LongestEmail);
        if (errors.Any) return errors.ToProblem();

        if (limits.MaySendTo(users.NormalizeEmail(email)) && await users.FindByEmailAsync(email) is { } user)
            await sending.SendAsync(user, cancellationToken);
        if (AnswerAfter - time.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Writes the mail into the outbox.</summary>
    internal sealed class Sending(
        AskProDbContext database, UserManager<User> users, MailOutbox outbox, PasswordMails mails, IOptions<PasswordResetOptions> options,
        IHostEnvironment environment, TimeProvider time)
    {
        internal async Task SendAsync(User user, CancellationToken cancellationToken)
        {
            await using var transaction = await TenantTransaction.BeginForUserAsync(database, user.Id, cancellationToken);
            var person = await PersonMailbox.ReadAsync(database, user, cancellationToken);
            // As at sign-in: a database that was seeded in development lets nobody in elsewhere.
            if (person.IsDemo && !environment.IsDevelopment()) return;

            var token = await users.GeneratePasswordResetTokenAsync(user);
            // Two clicks in one minute are one wish.
            var now = time.GetUtcNow();
            var key = $"password-reset:{user.Id:N}:{now:yyyyMMddHHmm}";
            var minutes = options.Value.LinkMinutes;
            await outbox.EnqueueAsync(mails.Link(person, user.Id, token, minutes), key, now.AddMinutes(minutes), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <param name="Email">The person's e-mail address.</param>
    internal sealed record Wish(string? Email);
}
