using AskPro.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.SignUps;

/// <summary><c>GET /api/sign-ups</c>: whether new businesses may sign up.</summary>
internal static class GetSignUp
{
    internal static void MapGetSignUp(this RouteGroupBuilder signUps) =>
        signUps.MapGet("", (IOptions<SignUpOptions> options) => TypedResults.Ok(new SignUpState(options.Value.Enabled)))
            .WithName("GetSignUp")
            .WithSummary("Can a business sign up?")
            .WithDescription("Where it cannot, the people who run AskPro make companies.");

    internal static ProblemHttpResult Off() =>
        Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.SignUpOff, "Signing up is switched off here. Ask the people who run AskPro for a company.");

    /// <param name="Enabled">Whether it can.</param>
    internal sealed record SignUpState(bool Enabled);
}
