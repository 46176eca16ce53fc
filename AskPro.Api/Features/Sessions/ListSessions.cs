using System.Security.Claims;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>GET /api/sessions</c>: where the person is signed in.</summary>
internal static class ListSessions
{
    internal static void MapListSessions(this RouteGroupBuilder sessions) =>
        sessions.MapGet("", HandleAsync)
            .NeedsSessionOnly()
            .WithName("ListSessions")
            .WithSummary("Where am I signed in?")
            .WithDescription("Your own sessions in all your companies, the one of this request first, then the latest used. `lastSeenAt` is true to the minute.");

    private static async Task<Ok<OwnSessionList>> HandleAsync(
        ClaimsPrincipal principal, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var own = principal.Session();
        var now = time.GetUtcNow();
        // The names of the person's other companies lie outside the tenant filter; row-level security lets those through and no other.
        var rows = await database.Sessions.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .Where(session => session.UserId == own.UserId && session.RevokedAt == null && session.ExpiresAt > now)
            .LeftJoin(database.Companies, session => session.CompanyId, company => (Guid?)company.Id, (session, company) => new { Session = session, Name = company == null ? null : company.Name })
            .OrderByDescending(row => row.Session.LastSeenAt).ThenByDescending(row => row.Session.Id)
            .Select(row => new { row.Session.Id, row.Session.UserAgent, row.Session.CreatedAt, row.Session.LastSeenAt, row.Name })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new OwnSessionList(
        [
            .. rows.OrderByDescending(row => row.Id == own.SessionId).Select(row => new OwnSession(
                row.Id, Device.Browser(row.UserAgent), Device.System(row.UserAgent), row.Name, row.CreatedAt, row.LastSeenAt, row.Id == own.SessionId)),
        ]));
    }

    /// <param name="Items">The sessions.</param>
    internal sealed record OwnSessionList(IReadOnlyList<OwnSession> Items);

    /// <param name="Id">Its id, for ending it.</param>
    /// <param name="Browser">Name of the browser, when it is one of the usual ones.</param>
    /// <param name="System">Name of the system it runs on, likewise.</param>
    /// <param name="CompanyName">The company it works in; null for an operator's without one.</param>
    /// <param name="CreatedAt">When the person signed in.</param>
    /// <param name="LastSeenAt">Last use.</param>
    /// <param name="IsCurrent">Whether it is the session of this request.</param>
    internal sealed record OwnSession(
        Guid Id, string? Browser, string? System, string? CompanyName, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsCurrent);
}
