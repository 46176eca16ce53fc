using AskPro.Api.Features.Me;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Sessions;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Sessions;

/// <summary>Opens a session for a person who has proved who they are, whichever way they did.</summary>
internal sealed class SessionOpening(
    AskProDbContext database, IOptions<SessionOptions> options, TimeProvider time, IHostEnvironment environment)
{
    /// <param name="user">Who signs in, as read before the proof was checked.</param>
    /// <param name="request">Tells which device it is.</param>
    /// <param name="refusal">The answer when the proof does not hold any more, or when the person belongs to a demo company outside Development.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    internal async Task<Results<Created<SignedIn>, ProblemHttpResult>> OpenAsync(
        User user, HttpRequest request, ProblemHttpResult refusal, CancellationToken cancellationToken)
    {
        if (await MembershipOfAsync(user.Id, cancellationToken) is not { } membership)
            return Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.NoCompany, "This person belongs to no company.");

        var token = SessionToken.Create();
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = SessionToken.Hash(token),
            UserId = user.Id,
            CompanyId = membership.CompanyId,
            UserAgent = Device.Shorten(request.Headers.UserAgent),
            CreatedAt = now,
            VerifiedAt = now,
            ExpiresAt = now + options.Value.Idle,
            LastSeenAt = now,
        };
        if (await OpenAsync(session, user.SecurityStamp, cancellationToken) is not var (company, companies))
            return refusal;
        return TypedResults.Created(
            "/api/me", new SignedIn(token, session.ExpiresAt, UserView.Of(user), company, [.. RoleRights.Of(membership.Role).Order()], companies));
    }

    // Who belongs to several companies starts in the one joined first.
    private async Task<Membership?> MembershipOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginForUserAsync(database, userId, cancellationToken);
        return await database.Memberships.AsNoTracking()
            .Where(membership => membership.UserId == userId)
            .OrderBy(membership => membership.CreatedAt).ThenBy(membership => membership.CompanyId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<(CompanyView Company, IReadOnlyList<OwnCompany> Companies)?> OpenAsync(
        Session session, string? stamp, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginAsync(database, session.CompanyId, session.UserId, cancellationToken);
        var company = await CompanyView.ReadAsync(database, session.CompanyId, cancellationToken);
        // The passwords of demo companies are published: a database that was seeded in development lets nobody in elsewhere.
        if (company.IsDemo && !environment.IsDevelopment())
            return null;
        // The proof that was right a moment ago is not any more: another password, another factor.
        if (await PersonLock.ShareAsync(database, session.UserId, cancellationToken) != stamp)
            return null;
        database.Sessions.Add(session);
        await database.SaveChangesAsync(cancellationToken);
        var companies = await OwnCompany.ListAsync(database, session.UserId, environment, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (company, companies);
    }
}
