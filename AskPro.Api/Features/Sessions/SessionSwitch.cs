using AskPro.Api.Features.Me;
using AskPro.Api.Hosting;
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
/// Ends a session and begins one in another company of the person, in a transaction that sees what the person owns. A session never
/// changes its company: whatever still holds the old token gets nothing instead of a mixture.
/// </summary>
internal sealed class SessionSwitch(AskProDbContext database, IOptions<SessionOptions> options, TimeProvider time, IHostEnvironment environment)
{
    /// <summary>Either the new session or why there is none.</summary>
    internal async Task<(SignedIn? SignedIn, ProblemHttpResult? Refusal)> ToAsync(SessionIdentity own, Guid companyId, CancellationToken cancellationToken)
    {
        var (sessionId, userId, now) = (own.SessionId, own.UserId, time.GetUtcNow());
        if (await FindAsync(own, companyId, now, cancellationToken) is not { } found || (found.Company.IsDemo && !environment.IsDevelopment()))
            return (null, NotYours());

        await PersonLock.ShareAsync(database, userId, cancellationToken);
        var before = await database.Sessions.AsNoTracking().SingleAsync(session => session.Id == sessionId && session.UserId == userId, cancellationToken);
        var ended = await database.Sessions
            .Where(session => session.Id == sessionId && session.UserId == userId && session.RevokedAt == null)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.RevokedAt, now), cancellationToken);
        if (ended == 0)
            return (null, Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.SessionRequired, "The session has ended meanwhile. Sign in again."));

        var token = SessionToken.Create();
        var after = Continue(before, own.IsOperator, token, companyId, now, options.Value);
        database.Sessions.Add(after);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        // Removed from the company between the look and the switch: the session's foreign key is the membership.
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return (null, NotYours());
        }

        var user = await database.Users.SingleAsync(user => user.Id == userId, cancellationToken);
        return (new SignedIn(
            token, after.ExpiresAt, UserView.Of(user), CompanyView.Of(found.Company), [.. RoleRights.Of(found.Role).Order()],
            await OwnCompany.ListAsync(database, userId, now, environment, cancellationToken), own.IsOperator,
            found.Role == MembershipRoles.Support ? await SupportView.ReadAsync(database, userId, companyId, now, cancellationToken) : null), null);
    }

    // Outside the tenant filter; row-level security lets the person's own through and no other.
    private async Task<Found?> FindAsync(SessionIdentity own, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Memberships.AsNoTracking().IgnoreQueryFilters([AskProDbContext.TenantFilter])
            .Where(membership => membership.UserId == own.UserId && membership.CompanyId == companyId && (membership.ExpiresAt == null || membership.ExpiresAt > now))
            // Operators help where the company's own people are locked out, and nobody helps who is no operator any more.
            .Join(database.Companies, membership => membership.CompanyId, company => company.Id, (membership, company) => new { membership.Role, Company = company })
            .Where(row => row.Role == MembershipRoles.Support ? own.IsOperator : row.Company.State == CompanyStates.Active)
            .Select(row => new Found(row.Company, row.Role))
            .SingleOrDefaultAsync(cancellationToken);

    // Switching is no new sign-in: the longest life of a session counts from when the person proved who they are.
    private static Session Continue(Session before, bool isOperator, string token, Guid companyId, DateTimeOffset now, SessionOptions options)
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

    internal sealed record Found(Company Company, string Role);
}
