using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.SignUps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.SignUps;

/// <summary><c>POST /api/sign-ups/lookups</c>: what waits behind a link. A body, because addresses of requests are logged; changes nothing.</summary>
internal static class LookUpSignUp
{
    internal static void MapLookUpSignUp(this RouteGroupBuilder signUps) =>
        signUps.MapPost("/lookups", HandleAsync)
            .RequireRateLimiting(PasswordResetRegistration.LookUpLimit)
            .WithName("LookUpSignUp")
            .WithSummary("What waits behind the link of a sign-up")
            .WithDescription("400 `invalid_link` for a link that is too old, was used or never was.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    internal static ProblemHttpResult InvalidLink() => Problems.Invalid(
        ProblemCodes.InvalidLink, "The link is not good: it is too old or it was used. Sign in, or sign up again.");

    private static async Task<Results<Ok<WaitingSignUp>, ProblemHttpResult>> HandleAsync(
        Link link, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken) =>
        LinkSecret.HashFromLink(link.Token) is { } hash && await database.FindSignUpAsync(hash, time.GetUtcNow(), cancellationToken) is { } found
            ? TypedResults.Ok(new WaitingSignUp(found.CompanyName, found.DisplayName, found.Email))
            : InvalidLink();

    /// <param name="Token">The secret, from the link.</param>
    internal sealed record Link(string? Token)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Link);
    }

    /// <param name="CompanyName">The name of the business.</param>
    /// <param name="DisplayName">The name of the person.</param>
    /// <param name="Email">The address the link went to.</param>
    internal sealed record WaitingSignUp(string CompanyName, string DisplayName, string Email);
}
