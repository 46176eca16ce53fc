using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AskPro.Hosting.Dashboard.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AskPro.Hosting.Dashboard.Live;

/// <summary>One stream for a page in sight. It says only what changed; the page then asks for its fragments again.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder app) => app.MapGet("/live", Open);

    // Without ApplicationStopping the end of the dashboard would wait for the browsers.
    private static ServerSentEventsResult<string> Open(string? topics, ChangeHub hub, Visits visits, IHostApplicationLifetime lifetime, HttpContext context) =>
        TypedResults.ServerSentEvents(EventsAsync(
            [.. (topics ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)], hub, () => visits.HasOpen(context.Request), lifetime.ApplicationStopping, context.RequestAborted));

    /// <summary>First <c>open</c>, then <c>changed</c> with the topics, and <c>beat</c> when nothing happens. Ends with the sign-out.</summary>
    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HashSet<string> topics, ChangeHub hub, Func<bool> isSignedIn, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        yield return new SseItem<string>("live", "open");
        await foreach (var changed in hub.WatchAsync(topics, end.Token))
        {
            if (!isSignedIn())
                yield break;
            yield return changed.Count > 0 ? new SseItem<string>(string.Join(' ', changed), "changed") : new SseItem<string>("live", "beat");
        }
    }
}
