using AskPro.Api.Features.Me;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Sessions;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Sessions;

/// <summary>Opens a session for a person who has proved who they are, whichever way they did.</summary>
internal sealed class SessionOpening(
    AskProDbContext database, TenantContext tenant, IOptions<SessionOptions> options, TimeProvider time, IHostEnvironment environment)
{
    /// <param name="user">Who signs in, as read before the proof was checked.</param>
    /// <param name="request">Tells which device it is.</param>
    /// <param name="refusal">The answer when the proof does not hold any more, or when the person belongs to a demo company outside Development.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    /// <param name="redeem">Uses the proof up in the transaction that opens the session; false when it was used meanwhile.</param>
    internal async Task<Results<Created<SignedIn>, ProblemHttpResult>> OpenAsync(
        User user, HttpRequest request, ProblemHttpResult refusal, CancellationToken cancellationToken, Func<Task<bool>>? redeem = null)
    {
        // The passwords of demo accounts are published: a database that was seeded in development lets nobody in elsewhere.
        if (user.IsDemo && !environment.IsDevelopment()) return refusal;
        var start = await StartingPoint.FindAsync(database, user, cancellationToken);
        if (start.Refusal is { } code) return Problems.Of(StatusCodes.Status403Forbidden, code, Sentence(code));

        var token = SessionToken.Create();
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = SessionToken.Hash(token),
            UserId = user.Id,
            CompanyId = start.CompanyId,
            IsOperator = user.IsOperator,
            UserAgent = Device.Shorten(request.Headers.UserAgent),
            CreatedAt = now,
            VerifiedAt = now,
            ExpiresAt = now + options.Value.Idle,
            LastSeenAt = now,
        };
        if (await OpenAsync(session, user.SecurityStamp, redeem, cancellationToken) is not var (company, companies))
            return refusal;
        return TypedResults.Created("/api/me", new SignedIn(
            token, session.ExpiresAt, UserView.Of(user), company, [.. RoleRights.Of(start.Role ?? "").Order()], companies, user.IsOperator, null));
    }

    private static string Sentence(string code) => code switch
    {
        ProblemCodes.NoCompany => "This person belongs to no company.",
        ProblemCodes.CompanySuspended => "The company of this person is suspended. The operator of this platform knows why and can resume it.",
        _ => "The company of this person is being deleted. The operator of this platform can still keep it.",
    };

    private async Task<(CompanyView? Company, IReadOnlyList<OwnCompany> Companies)?> OpenAsync(
        Session session, string? stamp, Func<Task<bool>>? redeem, CancellationToken cancellationToken)
    {
        await using var transaction = session.CompanyId is { } companyId
            ? await TenantTransaction.BeginAsync(database, companyId, session.UserId, cancellationToken)
            : await TenantTransaction.BeginForOperatorAsync(database, session.UserId, false, cancellationToken);
        var company = session.CompanyId is { } id ? await CompanyView.ReadAsync(database, id, cancellationToken) : null;
        // The passwords of demo companies are published too.
        if (company is { IsDemo: true } && !environment.IsDevelopment())
            return null;
        // The proof that was right a moment ago is not any more: another password, another factor.
        if (await PersonLock.ShareAsync(database, session.UserId, cancellationToken) != stamp)
            return null;
        (tenant.CompanyId, tenant.UserId) = (session.CompanyId, session.UserId);
        if (redeem is not null && !await redeem())
            return null;
        database.Sessions.Add(session);
        await database.SaveChangesAsync(cancellationToken);
        var companies = await OwnCompany.ListAsync(database, session.UserId, session.CreatedAt, environment, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (company, companies);
    }
}
