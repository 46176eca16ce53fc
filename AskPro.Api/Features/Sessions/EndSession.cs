using System.Security.Claims;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>DELETE /api/sessions/{id}</c> and <c>DELETE /api/sessions/others</c>: sign out elsewhere.</summary>
internal static class EndSession
{
    internal static void MapEndSession(this RouteGroupBuilder sessions) =>
        sessions.MapDelete("/{id:guid}", HandleAsync)
            .NeedsSessionOnly()
            .WithName("EndSession")
            .WithSummary("End one of your sessions")
            .WithDescription("Its token is worth nothing afterwards. 404 for a session that has ended or is not yours.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    internal static void MapEndOtherSessions(this RouteGroupBuilder sessions) =>
        sessions.MapDelete("/others", HandleOthersAsync)
            .NeedsSessionOnly()
            .WithName("EndOtherSessions")
            .WithSummary("Sign out everywhere else")
            .WithDescription("Ends every session of yours but the one of this request.");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal principal, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var userId = principal.Session().UserId;
        var now = time.GetUtcNow();
        var ended = await database.Sessions
            .Where(session => session.UserId == userId && session.Id == id && session.RevokedAt == null && session.ExpiresAt > now)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.RevokedAt, now), cancellationToken);
        return ended == 1 ? TypedResults.NoContent() : Problems.NotFound("No such session of yours.");
    }

    private static async Task<NoContent> HandleOthersAsync(
        ClaimsPrincipal principal, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = principal.Session();
        await OwnSessions.EndAllButAsync(database, session.UserId, session.SessionId, time.GetUtcNow(), cancellationToken);
        return TypedResults.NoContent();
    }
}
