using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Access;

/// <summary>Who showed the token in this run. Only the hash of a cookie is kept, and only in memory.</summary>
internal sealed class Visits(DashboardOptions options)
{
    private const int MostAtOnce = 100;

    private readonly SecretDigest _token = new(options.BrowserToken);
    private readonly Lock _lock = new();
    private readonly List<string> _open = [];

    public bool Knows(string? token) => token is not null && _token.IsOf(token);

    public bool HasOpen(HttpRequest request)
    {
        if (request.Cookies[CookieName(request)] is not { Length: > 0 } cookie)
            return false;
        lock (_lock)
            return _open.Contains(Name(cookie));
    }

    public void Open(HttpContext context)
    {
        var cookie = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (_lock)
        {
            _open.Add(Name(cookie));
            if (_open.Count > MostAtOnce)
                _open.RemoveAt(0);
        }

        context.Response.Cookies.Append(CookieName(context.Request), cookie, Cookie());
    }

    public void Close(HttpContext context)
    {
        if (context.Request.Cookies[CookieName(context.Request)] is { } cookie)
        {
            lock (_lock)
                _open.Remove(Name(cookie));
        }

        context.Response.Cookies.Delete(CookieName(context.Request), Cookie());
    }

    // Cookies know no ports: two dashboards on one machine must not sign each other out.
    private static string CookieName(HttpRequest request) => string.Create(CultureInfo.InvariantCulture, $"askpro-dashboard-{request.Host.Port ?? 80}");

    private static CookieOptions Cookie() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    // Looked up by hash, so that the time of the comparison tells nothing about a cookie.
    private static string Name(string cookie) => Convert.ToHexStringLower(SecretDigest.Of(cookie));
}
