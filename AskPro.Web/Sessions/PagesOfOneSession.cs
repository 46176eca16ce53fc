using AskPro.Web.Live;

namespace AskPro.Web.Sessions;

/// <summary>
/// What a page asks for later must belong to the session it was shown in. A tab that still shows the company before a switch
/// gets 401 and loads itself anew, instead of mixing two companies.
/// </summary>
internal static class PagesOfOneSession
{
    /// <summary>Carries <see cref="Viewer.SessionTag"/> of the page; live-channel.js adds it to every request of htmx.</summary>
    public const string Header = "AskPro-Session";

    public static void UsePagesOfOneSession(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!LiveRequest.IsFromScript(context.Request) || Viewer.From(context.User) is not { } viewer || IsOf(viewer, context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });

    // The stream carries numbers only and may be opened without; a fragment may not.
    private static bool IsOf(Viewer viewer, HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var tag) ? tag == viewer.SessionTag : request.Path.StartsWithSegments(LiveRoutes.Stream, StringComparison.Ordinal);
}
