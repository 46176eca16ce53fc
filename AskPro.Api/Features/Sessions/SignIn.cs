using System.Diagnostics.CodeAnalysis;
using AskPro.Api.Features.SecondFactor;
using AskPro.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>POST /api/sessions</c>: e-mail and password become a token.</summary>
internal static class SignIn
{
    private const int LongestInput = 256;

    internal static void MapSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/sessions", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SessionRegistration.SignInLimit)
            .WithName("SignIn")
            .WithTags("Sessions")
            .WithSummary("Sign in")
            .WithDescription("Answers the token that every other request carries as bearer, shown this once. Wrong e-mail, wrong password and locked accounts are all `invalid_credentials`; `second_factor_required` comes with a `challenge` for POST /api/sessions/second-factor.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<SignedIn>, ProblemHttpResult>> HandleAsync(
        Credentials credentials, PasswordCheck check, SecondFactorChallenge challenges, SessionOpening sessions, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!credentials.AreComplete(LongestInput))
            return Problems.Invalid(ProblemCodes.InvalidRequest, "E-mail and password are required.");
        var wrong = Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials, "E-mail or password is wrong.");
        if (await check.FindAsync(credentials.Email, credentials.Password, cancellationToken) is not { } user) return wrong;
        return user.TwoFactorEnabled ? challenges.Demand(user) : await sessions.OpenAsync(user, request, wrong, cancellationToken);
    }

    /// <param name="Email">E-mail address of the person.</param>
    /// <param name="Password">Password of the person.</param>
    internal sealed record Credentials(string? Email, string? Password)
    {
        [MemberNotNullWhen(true, nameof(Email), nameof(Password))]
        internal bool AreComplete(int longest) =>
            Email is { Length: > 0 } && Email.Length <= longest && Password is { Length: > 0 } && Password.Length <= longest;
    }
}
