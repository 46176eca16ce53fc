using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AskPro.Web.Backend;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AskPro.Web.Sessions;

/// <summary>Who looks at the page (public because Razor components are, and take it as a parameter). All of it comes from the encrypted cookie, so any instance can serve any request.</summary>
public sealed record Viewer(SessionToken Token, Guid UserId, string DisplayName, string Email, CompanyAnswer Company)
{
    private const string TokenClaim = "askpro:token";
    private const string CompanyIdClaim = "askpro:company";
    private const string CompanyNameClaim = "askpro:company-name";
    private const string TimeZoneClaim = "askpro:time-zone";
    private const string LanguageClaim = "askpro:language";
    private const string DemoClaim = "askpro:demo";

    /// <summary>Same for all tabs of one session and of no other; says nothing about the token.</summary>
    public string SessionTag => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token.Value)).AsSpan(0, 8));

    internal static ClaimsPrincipal ToPrincipal(SignInAnswer answer) => new(new ClaimsIdentity(
        [
            new(TokenClaim, answer.Token),
            new(ClaimTypes.NameIdentifier, answer.User.Id.ToString("D")),
            new(ClaimTypes.Name, answer.User.DisplayName),
            new(ClaimTypes.Email, answer.User.Email),
            new(CompanyIdClaim, answer.Company.Id.ToString("D")),
            new(CompanyNameClaim, answer.Company.Name),
            new(TimeZoneClaim, answer.Company.TimeZone),
            new(LanguageClaim, answer.Company.Language),
            new(DemoClaim, answer.Company.IsDemo ? "1" : "0"),
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
                    principal.FindFirstValue(DemoClaim) == "1"))
            : null;

    /// <summary>The viewer of a route that requires a session.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) => new(From(context.User));
}
