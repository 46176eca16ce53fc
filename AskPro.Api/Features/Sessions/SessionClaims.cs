using System.Globalization;
using System.Security.Claims;
using AskPro.Data.Sessions;

namespace AskPro.Api.Features.Sessions;

/// <summary>Who asks, taken from the session and from nowhere else.</summary>
/// <param name="BranchIds">The branches whose calls the person sees; null for all.</param>
internal sealed record SessionIdentity(Guid SessionId, Guid UserId, Guid CompanyId, string Role, Guid[]? BranchIds);

/// <summary>The session as claims.</summary>
internal static class SessionClaims
{
    private const string SessionId = "session_id";
    private const string CompanyId = "company_id";
    private const string Branches = "branch_ids";
    private const string VerifiedAtType = "verified_at";

    internal static ClaimsPrincipal Principal(FoundSession session) => new(new ClaimsIdentity(
        [
            new Claim(SessionId, session.SessionId.ToString("D")),
            new Claim(ClaimTypes.NameIdentifier, session.UserId.ToString("D")),
            new Claim(CompanyId, session.CompanyId.ToString("D")),
            new Claim(ClaimTypes.Role, session.Role),
            new Claim(VerifiedAtType, session.VerifiedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            .. session.BranchIds is { } branches ? new[] { new Claim(Branches, string.Join(',', branches)) } : [],
        ],
        SessionHandler.SchemeName));

    internal static SessionIdentity Session(this ClaimsPrincipal principal) => new(
        Read(principal, SessionId), Read(principal, ClaimTypes.NameIdentifier), Read(principal, CompanyId), Text(principal, ClaimTypes.Role),
        BranchIds(principal));

    /// <summary>When the person last proved who they are; null for what is no session of a person.</summary>
    internal static DateTimeOffset? VerifiedAt(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(VerifiedAtType) is { } at ? DateTimeOffset.ParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    private static Guid Read(ClaimsPrincipal principal, string type) =>
        Guid.Parse(Text(principal, type), CultureInfo.InvariantCulture);

    private static Guid[]? BranchIds(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Branches) is { } ids
            ? [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.Parse(id, CultureInfo.InvariantCulture))]
            : null;

    private static string Text(ClaimsPrincipal principal, string type) =>
        principal.FindFirstValue(type) ?? throw new InvalidOperationException($"The route runs without a session: no claim {type}.");
}
