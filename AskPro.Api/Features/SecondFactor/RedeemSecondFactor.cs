using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.SecondFactor;

/// <summary><c>POST /api/sessions/second-factor</c>: the second step of signing in.</summary>
internal static class RedeemSecondFactor
{
    internal static void MapSecondFactor(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/sessions/second-factor", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SessionRegistration.SignInLimit)
            .WithName("RedeemSecondFactor")
            .WithTags("Sessions")
            .WithSummary("Finish signing in with a code")
            .WithDescription("The `challenge` of POST /api/sessions and a code of the authenticator app or a recovery code. Each code is good once; wrong ones count towards the lock of the account. `invalid_challenge`: sign in again.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<SignedIn>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Answer answer, SecondFactorChallenge challenges, SecondFactorCheck check, SecondFactorUse codes, SessionOpening sessions, AccountLock accountLock,
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (await challenges.FindAsync(answer.Challenge) is not { } user) return InvalidChallenge();
        var finding = await check.FindAsync(user, answer.Code, cancellationToken);
        if (finding.Code == ProblemCodes.AccountLocked) return accountLock.Refusal();
        if (finding.Code is { } code) return Refused(code);

        var redeemed = true;
        var opened = await sessions.OpenAsync(
            user, request, InvalidChallenge(), cancellationToken, async () => redeemed = await codes.RedeemAsync(user, finding, cancellationToken));
        if (!redeemed) return Refused(FieldErrorCodes.CodeUsed);
        if (opened.Result is Created<SignedIn>) await accountLock.BeginAnewAsync(user.Id, cancellationToken);
        return opened.Result is Created<SignedIn> created ? created : (ProblemHttpResult)opened.Result;
    }

    private static ValidationProblem Refused(string code)
    {
        var errors = new FieldErrors();
        errors.Add("code", code);
        return errors.ToProblem();
    }

    private static ProblemHttpResult InvalidChallenge() => Problems.Of(
        StatusCodes.Status401Unauthorized, ProblemCodes.InvalidChallenge, "The challenge is too old or not good. Sign in with the password again.");

    /// <param name="Challenge">As POST /api/sessions gave it.</param>
    /// <param name="Code">Six digits of the app or a recovery code; spaces and dashes do not matter.</param>
    internal sealed record Answer(string? Challenge, string? Code)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Answer);
    }
}
