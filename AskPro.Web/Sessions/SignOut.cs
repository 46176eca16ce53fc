using AskPro.Web.Backend;
using AskPro.Web.Live;
using Microsoft.AspNetCore.Authentication;

namespace AskPro.Web.Sessions;

/// <summary>Forgets the cookie first: a user who signs out is signed out here even when Api is away.</summary>
internal static partial class SignOut
{
    public static async Task<IResult> SubmitAsync(
        Viewer? viewer, AskProApiClient api, FeedHub hub, HttpContext context, ILogger<AskProApiClient> log, CancellationToken cancel)
    {
        await context.SignOutAsync();
        if (viewer is null)
            return new SeeOther("/anmelden");
        hub.EndSession(viewer.Token);
        try
        {
            await api.SignOutAsync(viewer.Token, cancel);
        }
        catch (ServiceAwayException exception)
        {
            SessionNotClosed(log, exception);
        }
        return new SeeOther("/anmelden");
    }

    [LoggerMessage(4001, LogLevel.Warning, "Signed out in the browser, but Api did not confirm the end of the session; it lives until it expires")]
    private static partial void SessionNotClosed(ILogger log, Exception exception);
}
