using System.Diagnostics.CodeAnalysis;
using AskPro.Api.Features.Me;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Sessions;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Sessions;

/// <summary><c>POST /api/sessions</c>: e-mail and password become a token.</summary>
internal static class SignIn
{
    private const int LongestInput = 256;

    internal static void MapSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/sessions", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(SessionRegistration.SignInLimit)
            .WithName("SignIn")
            .WithTags("Sessions")
            .WithSummary("Sign in")
            .WithDescription("Answers the token that every other request carries as bearer, shown this once. Wrong e-mail, wrong password and locked accounts are all `invalid_credentials`.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<SignedIn>, ProblemHttpResult>> HandleAsync(
        Credentials credentials, PasswordCheck check, AskProDbContext database, IOptions<SessionOptions> options, TimeProvider time, IHostEnvironment environment,
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (!credentials.AreComplete(LongestInput))
            return Problems.Invalid(ProblemCodes.InvalidRequest, "E-mail and password are required.");
        if (await check.FindAsync(credentials.Email, credentials.Password) is not { } user)
            return Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials, "E-mail or password is wrong.");
        if (await MembershipOfAsync(database, user.Id, cancellationToken) is not { } membership)
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
            ExpiresAt = now + options.Value.Idle,
            LastSeenAt = now,
        };
        // The passwords of demo companies are published: a database that was seeded in development lets nobody in elsewhere.
        if (await OpenAsync(database, session, user.SecurityStamp, environment, cancellationToken) is not var (company, companies))
            return Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials, "E-mail or password is wrong.");
        return TypedResults.Created(
            "/api/me", new SignedIn(token, session.ExpiresAt, UserView.Of(user), company, [.. RoleRights.Of(membership.Role).Order()], companies));
    }

    // Who belongs to several companies starts in the one joined first.
    private static async Task<Membership?> MembershipOfAsync(AskProDbContext database, Guid userId, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginForUserAsync(database, userId, cancellationToken);
        return await database.Memberships.AsNoTracking()
            .Where(membership => membership.UserId == userId)
            .OrderBy(membership => membership.CreatedAt).ThenBy(membership => membership.CompanyId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<(CompanyView Company, IReadOnlyList<OwnCompany> Companies)?> OpenAsync(
        AskProDbContext database, Session session, string? stamp, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginAsync(database, session.CompanyId, session.UserId, cancellationToken);
        var company = await CompanyView.ReadAsync(database, session.CompanyId, cancellationToken);
        if (company.IsDemo && !environment.IsDevelopment())
            return null;
        // The password that was right a moment ago is not any more.
        if (await PersonLock.ShareAsync(database, session.UserId, cancellationToken) != stamp)
            return null;
        database.Sessions.Add(session);
        await database.SaveChangesAsync(cancellationToken);
        var companies = await OwnCompany.ListAsync(database, session.UserId, environment, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (company, companies);
    }

    /// <param name="Email">E-mail address of the person.</param>
    /// <param name="Password">Password of the person.</param>
    internal sealed record Credentials(string? Email, string? Password)
    {
        [MemberNotNullWhen(true, nameof(Email), nameof(Password))]
        internal bool AreComplete(int longest) =>
            Email is { Length: > 0 } && Email.Length <= longest && Password is { Length: > 0 } && Password.Length <= longest;
    }
}
