using System.Security.Claims;
using AskPro.Api.Features.Me;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Api.Features.Sessions;

/// <summary>
/// <c>PUT /api/sessions/current/company</c>: the session ends and one in another company of the person begins. A session never
/// changes its company: whatever still holds the old token gets nothing instead of a mixture.
/// </summary>
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
        Choice choice, ClaimsPrincipal principal, AskProDbContext database, IOptions<SessionOptions> options, TimeProvider time,
        IHostEnvironment environment, CancellationToken cancellationToken)
    {
        var own = principal.Session();
        var (sessionId, userId, now) = (own.SessionId, own.UserId, time.GetUtcNow());
        if (await FindAsync(database, userId, choice.CompanyId, now, cancellationToken) is not { } found || (found.Company.IsDemo && !environment.IsDevelopment()))
            return NotYours();

        await PersonLock.ShareAsync(database, userId, cancellationToken);
        var before = await database.Sessions.AsNoTracking().SingleAsync(session => session.Id == sessionId && session.UserId == userId, cancellationToken);
        var ended = await database.Sessions
            .Where(session => session.Id == sessionId && session.UserId == userId && session.RevokedAt == null)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.RevokedAt, now), cancellationToken);
        if (ended == 0)
            return Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.SessionRequired, "The session has ended meanwhile. Sign in again.");

        var token = SessionToken.Create();
        var after = Continue(before, own.IsOperator, token, choice.CompanyId, now, options.Value);
        database.Sessions.Add(after);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        // Removed from the company between the look and the switch: the session's foreign key is the membership.
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return NotYours();
        }

        var user = await database.Users.SingleAsync(user => user.Id == userId, cancellationToken);
        return TypedResults.Ok(new SignedIn(
            token, after.ExpiresAt, UserView.Of(user), CompanyView.Of(found.Company), [.. RoleRights.Of(found.Role).Order()],
            await OwnCompany.ListAsync(database, userId, now, environment, cancellationToken), own.IsOperator,
            found.Role == MembershipRoles.Support ? await SupportView.ReadAsync(database, userId, choice.CompanyId, now, cancellationToken) : null));
    }

    // Outside the tenant filter; row-level security lets the person's own through and no other.
    private static async Task<Found?> FindAsync(AskProDbContext database, Guid userId, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Memberships.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .Where(membership => membership.UserId == userId && membership.CompanyId == companyId && (membership.ExpiresAt == null || membership.ExpiresAt > now))
            // Operators help where the company's own people are locked out.
            .Join(database.Companies, membership => membership.CompanyId, company => company.Id, (membership, company) => new { membership.Role, Company = company })
            .Where(row => row.Company.State == CompanyStates.Active || row.Role == MembershipRoles.Support)
            .Select(row => new Found(row.Company, row.Role))
            .SingleOrDefaultAsync(cancellationToken);

    // Switching is no new sign-in: the longest life of a session counts from when the person proved who they are.
    internal static Session Continue(Session before, bool isOperator, string token, Guid? companyId, DateTimeOffset now, SessionOptions options)
    {
        var longest = before.CreatedAt + options.Max;
        return new Session
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = SessionToken.Hash(token),
            UserId = before.UserId,
            CompanyId = companyId,
            IsOperator = isOperator,
            UserAgent = before.UserAgent,
            CreatedAt = before.CreatedAt,
            VerifiedAt = before.VerifiedAt,
            ExpiresAt = now + options.Idle < longest ? now + options.Idle : longest,
            LastSeenAt = now,
        };
    }

    private static ProblemHttpResult NotYours() => Problems.NotFound("You do not belong to such a company.");

    /// <param name="CompanyId">One of <c>companies</c> of GET /api/me.</param>
    private sealed record Choice(Guid CompanyId);

    private sealed record Found(Company Company, string Role);
}
