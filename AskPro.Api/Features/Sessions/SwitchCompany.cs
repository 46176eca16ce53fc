using System.Security.Claims;
using AskPro.Api.Hosting.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>PUT /api/sessions/current/company</c>: the session ends and one in another company of the person begins.</summary>
internal static class SwitchCompany
{
    internal static void MapSwitchCompany(this RouteGroupBuilder sessions) =>
        sessions.MapPut("/current/company", HandleAsync)
            .NeedsSessionOnly()
            .WithName("SwitchCompany")
            .WithSummary("Switch to another company")
            .WithDescription("Answers a new token for a company you belong to; the token of this request is worth nothing afterwards. 404 for any other company.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> HandleAsync(
        Choice choice, ClaimsPrincipal principal, SessionSwitch sessions, CancellationToken cancellationToken)
    {
        var (signedIn, refusal) = await sessions.ToAsync(principal.Session(), choice.CompanyId, cancellationToken);
        return signedIn is not null ? TypedResults.Ok(signedIn) : refusal!;
    }

    /// <param name="CompanyId">One of <c>companies</c> of GET /api/me.</param>
    internal sealed record Choice(Guid CompanyId);
}
