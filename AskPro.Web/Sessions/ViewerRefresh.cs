using AskPro.Web.Backend;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AskPro.Web.Sessions;

/// <summary>
/// The cookie carries a copy of who looks and what they may. Once a minute the copy is renewed from Api, so that a new name,
/// another role or the end of a session shows without signing in again; Api decides on every request regardless.
/// </summary>
internal static class ViewerRefresh
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>After a change of one's own: the next page reads it.</summary>
    public static Task ReadAgainAsync(HttpContext context, Viewer viewer) => context.SignInAsync(
        Viewer.ToPrincipal(viewer.Token, viewer.ToAnswer(), DateTimeOffset.UnixEpoch),
        new AuthenticationProperties { IsPersistent = true });

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (Viewer.From(context.Principal!) is not { } viewer)
        {
            context.RejectPrincipal();
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (now - viewer.ReadAt < Fresh && viewer.ReadAt <= now)
            return;
        try
        {
            var me = await services.GetRequiredService<AskProApiClient>().GetMeAsync(viewer.Token, context.HttpContext.RequestAborted);
            context.ReplacePrincipal(Viewer.ToPrincipal(viewer.Token, me, now));
            context.ShouldRenew = true;
        }
        catch (SessionEndedException)
        {
            context.HttpContext.Items[SessionCookie.ReasonEnded] = true;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
        catch (ServiceAwayException)
        {
            // The page itself will say that Api is away; who looks at it is known well enough for that.
        }
    }
}
