using System.Globalization;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Live;

/// <summary>
/// GET /live: one stream per browser. It carries sequence numbers only, never names or texts; the browser then asks for
/// the fragments it shows, with its own rights.
/// </summary>
internal static class OpenStream
{
    /// <param name="after">The sequence the page was rendered at; <c>Last-Event-ID</c> replaces it after a reconnect.</param>
    public static ServerSentEventsResult<string> Handle(
        Viewer viewer,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        long? after,
        FeedStream stream,
        HttpContext context,
        IHostApplicationLifetime lifetime)
    {
        // A proxy that buffers would hold every event back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-store";
        var seen = long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : after ?? 0;
        // Without ApplicationStopping a graceful stop would wait for the browsers, and they would still say "Live".
        return TypedResults.ServerSentEvents<string>(stream.ReadAsync(viewer, seen, context.RequestAborted, lifetime.ApplicationStopping));
    }
}
