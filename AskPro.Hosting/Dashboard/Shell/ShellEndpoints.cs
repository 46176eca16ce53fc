using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Shell;

/// <summary>What all pages have in common: assets, navigation, settings.</summary>
internal static class ShellEndpoints
{
    private static readonly CookieOptions Kept = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(400) };

    public static void AddShell(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Preferences.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
    }

    public static void MapShell(this IEndpointRouteBuilder app)
    {
        app.MapAssets();
        app.MapGet("/_navigation", (string? active) => new RazorComponentResult<NavigationList>(
            new Dictionary<string, object?> { [nameof(NavigationList.Active)] = active }));
        app.MapGet("/settings", () => new RazorComponentResult<SettingsPage>());
        app.MapPost("/settings", SaveAsync);
        app.MapPost("/settings/theme", KeepThemeAsync);
    }

    /// <summary>The key that switches between light and dark.</summary>
    private static async Task<IResult> KeepThemeAsync(HttpRequest request)
    {
        KeepTheme(await request.ReadFormAsync(request.HttpContext.RequestAborted), request.HttpContext.Response.Cookies);
        return TypedResults.NoContent();
    }

    private static void KeepTheme(IFormCollection form, IResponseCookies cookies)
    {
        if (Preferences.Themes.Contains(form["theme"].ToString()))
            cookies.Append(Preferences.ThemeCookie, form["theme"].ToString(), Kept);
    }

    private static async Task<IResult> SaveAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var cookies = request.HttpContext.Response.Cookies;
        KeepTheme(form, cookies);
        if (form["zone"].ToString() is { Length: > 0 } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _))
            cookies.Append(Preferences.ZoneCookie, id, Kept);
        else
            cookies.Delete(Preferences.ZoneCookie);
        return SeeOther.To("/settings");
    }
}
