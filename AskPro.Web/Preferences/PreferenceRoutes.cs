using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Preferences;

/// <summary>Language and theme are the browser's, not the account's: they also work before signing in.</summary>
internal static class PreferenceRoutes
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapForm("/sprache", SetLanguage).AllowAnonymous();
        app.MapForm("/darstellung", SetTheme).AllowAnonymous();
    }

    private static SeeOther SetLanguage([FromForm] string? value, [FromForm(Name = SessionCookie.ReturnTo)] string? returnTo, HttpContext context) =>
        Keep(context, Languages.Cookie, Languages.IsKnown(value) ? value! : Languages.German, returnTo);

    private static SeeOther SetTheme([FromForm] string? value, [FromForm(Name = SessionCookie.ReturnTo)] string? returnTo, HttpContext context) =>
        Keep(context, Themes.Cookie, Themes.IsKnown(value) ? value! : Themes.Auto, returnTo);

    private static SeeOther Keep(HttpContext context, string cookie, string value, string? returnTo)
    {
        context.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Kept,
            SameSite = SameSiteMode.Lax,
        });
        return new SeeOther(returnTo);
    }
}
