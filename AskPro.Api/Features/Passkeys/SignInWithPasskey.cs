using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Passkeys;

/// <summary>
/// <c>POST /api/sessions/passkey/options</c> and <c>POST /api/sessions/passkey</c>: signing in without a name. The device has asked for
/// finger, face or PIN, so no code is asked for; and guesses at the password do not lock it out.
/// </summary>
internal static class SignInWithPasskey
{
    internal static void MapSignInWithPasskey(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sessions/passkey/options", BeginAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SessionRegistration.SignInLimit)
            .WithName("BeginPasskeySignIn")
            .WithTags("Sessions")
            .WithSummary("Begin signing in with a passkey")
            .WithDescription("Answers what the browser hands to `navigator.credentials.get`, the same for everybody, and a state to be sent back within five minutes.")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        routes.MapPost("/api/sessions/passkey", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SessionRegistration.SignInLimit)
            .WithName("SignInWithPasskey")
            .WithTags("Sessions")
            .WithSummary("Sign in with a passkey")
            .WithDescription("The browser's answer with the state of the first step. Unknown and removed passkeys, people who are gone and answers that came too late are all `invalid_passkey`.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Ok<Ceremony>> BeginAsync(PasskeyCeremonies ceremonies) => TypedResults.Ok(await ceremonies.BeginSignInAsync());

    private static async Task<Results<Created<SignedIn>, ProblemHttpResult>> HandleAsync(
        CeremonyAnswer answer, PasskeyCeremonies ceremonies, SessionOpening sessions, AskProDbContext database, HttpRequest request, CancellationToken cancellationToken)
    {
        var refused = Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.InvalidPasskey, "The passkey is not known here any more, or the answer came too late.");
        if (await ceremonies.FinishSignInAsync(answer) is not { User: { } user, Passkey: { } passkey }) return refused;
        return await sessions.OpenAsync(
            user, request, refused, cancellationToken, () => PasskeyCeremonies.RedeemAsync(database, user, passkey, cancellationToken));
    }
}
