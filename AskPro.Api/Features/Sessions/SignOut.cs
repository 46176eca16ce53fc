using System.Security.Claims;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>DELETE /api/sessions/current</c>: the token is worth nothing afterwards.</summary>
internal static class SignOut
{
    internal static void MapSignOut(this RouteGroupBuilder company) =>
        company.MapDelete("/sessions/current", HandleAsync)
            .NeedsSessionOnly()
            .WithMetadata(new SeesOwn())
            .WithName("SignOut")
            .WithTags("Sessions")
            .WithSummary("Sign out")
            .WithDescription("Revokes the session whose token the request carries.");

    private static async Task<NoContent> HandleAsync(
        ClaimsPrincipal principal, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var own = principal.Session();
        var now = time.GetUtcNow();

        // Zero rows: revoked a moment ago by another tab. The wish is fulfilled either way.
        await database.Sessions
            .Where(session => session.UserId == own.UserId && session.Id == own.SessionId && session.RevokedAt == null)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.RevokedAt, now), cancellationToken);
        return TypedResults.NoContent();
    }
}
