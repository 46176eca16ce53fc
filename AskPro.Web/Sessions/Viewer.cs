using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AskPro.Web.Backend;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AskPro.Web.Sessions;

/// <summary>Who looks at the page (public because Razor components are, and take it as a parameter). All of it comes from the encrypted cookie, so any instance can serve any request.</summary>
public sealed record Viewer(
    SessionToken Token, Guid UserId, string DisplayName, string Email, CompanyAnswer Company, IReadOnlySet<string> Rights,
    IReadOnlyList<OwnCompanyAnswer> Companies, SupportAnswer? Support, DateTimeOffset ReadAt)
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
    private const string SupportClaim = "askpro:support";
    private const string ReadAtClaim = "askpro:read-at";

    /// <summary>Stands for the company of an operator who works in none: no name, the platform's own zone.</summary>
    private static readonly CompanyAnswer NoCompany = new(Guid.Empty, "", "Europe/Berlin", "de", false);

    /// <summary>Same for all tabs of one session and of no other; says nothing about the token.</summary>
    public string SessionTag => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token.Value)).AsSpan(0, 8));

    /// <summary>Whether the session works in a company; an operator's may work in none.</summary>
    public bool HasCompany => Company.Id != Guid.Empty;

    /// <summary>Whether the person may; decides what is shown, Api decides what happens.</summary>
    internal bool May(string right) => Rights.Contains(right);

    internal static ClaimsPrincipal ToPrincipal(SessionToken token, ISessionAnswer answer, DateTimeOffset readAt)
    {
        var company = answer.Company ?? NoCompany;
        return new(new ClaimsIdentity(
        [
            new(TokenClaim, token.Value),
            new(ClaimTypes.NameIdentifier, answer.User.Id.ToString("D")),
            new(ClaimTypes.Name, answer.User.DisplayName),
            new(ClaimTypes.Email, answer.User.Email),
            new(CompanyIdClaim, company.Id.ToString("D")),
            new(CompanyNameClaim, company.Name),
            new(TimeZoneClaim, company.TimeZone),
            new(LanguageClaim, company.Language),
            new(DemoClaim, company.IsDemo ? "1" : "0"),
            new(ReadAtClaim, readAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. answer.Rights.Select(right => new Claim(RightClaim, right)),
            .. answer.Companies.Take(MaxCompanies).Select(own => new Claim(OwnCompanyClaim, $"{own.Id:D}{own.Name}")),
            .. answer.IsOperator ? new[] { new Claim(RightClaim, Sessions.Rights.Operator) } : [],
            .. answer.Support is { } support ? new[] { new Claim(SupportClaim, JsonSerializer.Serialize(support)) } : [],
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));
    }

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
                principal.FindFirstValue(SupportClaim) is { } support ? JsonSerializer.Deserialize<SupportAnswer>(support) : null,
                ReadAtOf(principal))
            : null;

    /// <summary>As the cookie would be written anew; <see cref="ReadAt"/> apart.</summary>
    internal ISessionAnswer ToAnswer() => new Copy(
        new(UserId, DisplayName, Email), HasCompany ? Company : null, [.. Rights.Where(right => right != Sessions.Rights.Operator)], Companies, May(Sessions.Rights.Operator), Support);

    // A cookie from before this claim existed counts as read long ago.
    private static DateTimeOffset ReadAtOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ReadAtClaim), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;

    /// <summary>The viewer of a route that requires a session.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) => new(From(context.User));

    private sealed record Copy(
        UserAnswer User, CompanyAnswer? Company, IReadOnlyList<string> Rights, IReadOnlyList<OwnCompanyAnswer> Companies,
        bool IsOperator, SupportAnswer? Support) : ISessionAnswer;
}
