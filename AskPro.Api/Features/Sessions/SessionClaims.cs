using System.Globalization;
using System.Security.Claims;
using AskPro.Data.Sessions;

namespace AskPro.Api.Features.Sessions;

/// <summary>Who asks, taken from the session and from nowhere else.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="UserId">The person.</param>
/// <param name="CompanyId">The company; null for an operator outside any.</param>
/// <param name="Role">The role there; null without a company.</param>
/// <param name="BranchIds">The branches whose calls the person sees; null for all.</param>
/// <param name="IsOperator">Whether the person runs the platform.</param>
internal sealed record SessionIdentity(Guid SessionId, Guid UserId, Guid? CompanyId, string? Role, Guid[]? BranchIds, bool IsOperator);

/// <summary>The session as claims.</summary>
internal static class SessionClaims
{
    private const string SessionId = "session_id";
    private const string CompanyId = "company_id";
    private const string Branches = "branch_ids";
    private const string VerifiedAtType = "verified_at";
    private const string Operator = "operator";

    internal static ClaimsPrincipal Principal(FoundSession session) => new(new ClaimsIdentity(
        [
            new Claim(SessionId, session.SessionId.ToString("D")),
            new Claim(ClaimTypes.NameIdentifier, session.UserId.ToString("D")),
            new Claim(VerifiedAtType, session.VerifiedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            .. session is { CompanyId: { } companyId, Role: { } role }
                ? new[] { new Claim(CompanyId, companyId.ToString("D")), new Claim(ClaimTypes.Role, role) }
                : [],
            .. session.IsOperator ? new[] { new Claim(Operator, "1") } : [],
            .. session.BranchIds is { } branches ? new[] { new Claim(Branches, string.Join(',', branches)) } : [],
        ],
        SessionHandler.SchemeName));

    internal static SessionIdentity Session(this ClaimsPrincipal principal) => new(
        Read(principal, SessionId), Read(principal, ClaimTypes.NameIdentifier),
        principal.FindFirstValue(CompanyId) is { } company ? Guid.Parse(company, CultureInfo.InvariantCulture) : null,
        principal.FindFirstValue(ClaimTypes.Role), BranchIds(principal), principal.HasClaim(Operator, "1"));

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
