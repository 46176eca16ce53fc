using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AskPro.Web.Backend;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AskPro.Web.Sessions;

/// <summary>Who looks at the page (public because Razor components are, and take it as a parameter). All of it comes from the encrypted cookie, so any instance can serve any request.</summary>
public sealed record Viewer(
    SessionToken Token, Guid UserId, string DisplayName, string Email, CompanyAnswer Company, IReadOnlySet<string> Rights,
    IReadOnlyList<OwnCompanyAnswer> Companies, DateTimeOffset ReadAt)
{
    internal const string RightClaim = "askpro:right";

    private const int IdLength = 36;

    /// <summary>Companies kept in the cookie, which must stay small; whoever has more finds all of them on the account's page.</summary>
    private const int MaxCompanies = 12;

    private const string TokenClaim = "askpro:token";
    private const string CompanyIdClaim = "askpro:company";
    private const string CompanyNameClaim = "askpro:company-name";
    private const string TimeZoneClaim = "askpro:time-zone";
    private const string LanguageClaim = "askpro:language";
    private const string DemoClaim = "askpro:demo";
    private const string OwnCompanyClaim = "askpro:own-company";
    private const string ReadAtClaim = "askpro:read-at";

    /// <summary>Same for all tabs of one session and of no other; says nothing about the token.</summary>
    public string SessionTag => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token.Value)).AsSpan(0, 8));

    /// <summary>Whether the person may; decides what is shown, Api decides what happens.</summary>
    internal bool May(string right) => Rights.Contains(right);

    internal static ClaimsPrincipal ToPrincipal(
        SessionToken token, UserAnswer user, CompanyAnswer company, IReadOnlyList<string> rights,
        IReadOnlyList<OwnCompanyAnswer> companies, DateTimeOffset readAt) => new(new ClaimsIdentity(
        [
            new(TokenClaim, token.Value),
            new(ClaimTypes.NameIdentifier, user.Id.ToString("D")),
            new(ClaimTypes.Name, user.DisplayName),
            new(ClaimTypes.Email, user.Email),
            new(CompanyIdClaim, company.Id.ToString("D")),
            new(CompanyNameClaim, company.Name),
            new(TimeZoneClaim, company.TimeZone),
            new(LanguageClaim, company.Language),
            new(DemoClaim, company.IsDemo ? "1" : "0"),
            new(ReadAtClaim, readAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. rights.Select(right => new Claim(RightClaim, right)),
            .. companies.Take(MaxCompanies).Select(own => new Claim(OwnCompanyClaim, $"{own.Id:D}{own.Name}")),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public static Viewer? From(ClaimsPrincipal principal) =>
        principal.FindFirstValue(TokenClaim) is { } token
            ? new(
                new SessionToken(token),
                Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
                principal.FindFirstValue(ClaimTypes.Name)!,
                principal.FindFirstValue(ClaimTypes.Email)!,
                new CompanyAnswer(
                    Guid.Parse(principal.FindFirstValue(CompanyIdClaim)!),
                    principal.FindFirstValue(CompanyNameClaim)!,
                    principal.FindFirstValue(TimeZoneClaim)!,
                    principal.FindFirstValue(LanguageClaim)!,
                    principal.FindFirstValue(DemoClaim) == "1"),
                principal.FindAll(RightClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal),
                [.. principal.FindAll(OwnCompanyClaim).Select(claim => new OwnCompanyAnswer(Guid.Parse(claim.Value.AsSpan(0, IdLength)), claim.Value[IdLength..]))],
                ReadAtOf(principal))
            : null;

    // A cookie from before this claim existed counts as read long ago.
    private static DateTimeOffset ReadAtOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ReadAtClaim), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;

    /// <summary>The viewer of a route that requires a session.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) => new(From(context.User));
}
