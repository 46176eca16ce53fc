using AskPro.Api.Hosting;
using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary>The sessions of the signed-in person, in whichever of their companies.</summary>
internal static class OwnSessions
{
    internal static void MapOwnSessions(this RouteGroupBuilder company)
    {
        company.MapSignOut();
        var sessions = company.MapGroup("/sessions").WithTags("Sessions").WithMetadata(new SeesOwn());
        sessions.MapListSessions();
        sessions.MapSwitchCompany();
        sessions.MapVerifySession();
        sessions.MapEndOtherSessions();
        sessions.MapEndSession();
    }

    /// <summary>Ends every session of a person but one and tells how many; none that is being opened at the moment escapes.</summary>
    internal static async Task<int> EndAllButAsync(AskProDbContext database, Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await PersonLock.TakeAsync(database, userId, cancellationToken);
        return await database.Sessions
            .Where(session => session.UserId == userId && session.Id != sessionId && session.RevokedAt == null && session.ExpiresAt > now)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.RevokedAt, now), cancellationToken);
    }
}
