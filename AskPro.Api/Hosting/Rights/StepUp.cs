using AskPro.Api.Features.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SessionOptions = AskPro.Api.Features.Sessions.SessionOptions;

namespace AskPro.Api.Hosting.Rights;

/// <summary>
/// Asks for a fresh proof before a dangerous act: whoever finds a browser open, or a stolen cookie, cannot take the account or the company away.
/// The proof is given to <c>PUT /api/sessions/current/verification</c>, and by signing in.
/// </summary>
internal sealed class StepUp(IHttpContextAccessor current, IOptions<SessionOptions> options, TimeProvider time)
{
    /// <summary>403 <c>step_up_required</c> when the last proof is too old; otherwise null.</summary>
    internal ProblemHttpResult? Refusal() =>
        current.HttpContext!.User.VerifiedAt() is { } verifiedAt && time.GetUtcNow() - verifiedAt <= options.Value.StepUp
            ? null
            : Problems.Of(
                StatusCodes.Status403Forbidden, ProblemCodes.StepUpRequired,
                "Prove again who you are with PUT /api/sessions/current/verification, then repeat the request.");
}

/// <summary>Marks a route that asks for a fresh proof.</summary>
/// <param name="Always">False: only for some requests, which the handler knows.</param>
internal sealed record DeclaredStepUp(bool Always);

internal static class StepUpDeclarations
{
    /// <summary>The route refuses sessions whose person proved who they are too long ago.</summary>
    internal static RouteHandlerBuilder NeedsStepUp(this RouteHandlerBuilder route) =>
        route.WithMetadata(new DeclaredStepUp(Always: true))
            .AddEndpointFilter(static async (context, next) =>
                context.HttpContext.RequestServices.GetRequiredService<StepUp>().Refusal() ?? await next(context))
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The handler asks <see cref="StepUp"/> itself, for those requests that are dangerous.</summary>
    internal static RouteHandlerBuilder MayNeedStepUp(this RouteHandlerBuilder route) =>
        route.WithMetadata(new DeclaredStepUp(Always: false)).ProducesProblem(StatusCodes.Status403Forbidden);
}
