using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AskPro.Web.Sessions;

/// <summary>Cookies that hold something between two steps, for minutes: encrypted, out of reach of scripts, for this site alone.</summary>
internal sealed class ShortCookies(IDataProtectionProvider protection, IHostEnvironment environment)
{
    /// <summary>Between the password and the code.</summary>
    public const string SecondStep = "askpro.code";

    /// <summary>Between the two steps of making or using a passkey.</summary>
    public const string Passkey = "askpro.passkey";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Keep(HttpContext context, string name, string text) =>
        context.Response.Cookies.Append(Named(name), For(name).Protect(text, Lifetime), Options(Lifetime));

    /// <returns>Null when there is none, or none that is good any more.</returns>
    public string? Read(HttpContext context, string name)
    {
        try
        {
            return context.Request.Cookies[Named(name)] is { Length: > 0 } text ? For(name).Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context, string name) => context.Response.Cookies.Delete(Named(name), Options(null));

    private string Named(string name) => environment.IsDevelopment() ? name : SessionCookie.HostPrefix + name;

    private ITimeLimitedDataProtector For(string name) => protection.CreateProtector("AskPro.ShortCookies", name).ToTimeLimitedDataProtector();

    // The cookie policy adds Secure.
    private static CookieOptions Options(TimeSpan? lifetime) => new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = lifetime, IsEssential = true };
}
