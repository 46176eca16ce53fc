using AskPro.Hosting.Dashboard.Shell;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.TracePages;

/// <summary>The pages about traces and the fragments they renew.</summary>
internal static class TraceEndpoints
{
    public static void AddTracePages(this IServiceCollection services)
    {
        services.AddView(request => TraceListView.Read(request.Query));
        services.AddView(TracePageView.Read);
    }

    public static void MapTracePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(TraceListView.Path, () => new RazorComponentResult<TracesPage>());
        app.MapGet("/_traces", () => new RazorComponentResult<TraceTable>());
        app.MapGet($"{TraceListView.Path}/{{id}}", ShowTrace);
        app.MapGet($"{TraceListView.Path}/{{id}}/_spans", () => new RazorComponentResult<TraceDetails>());
    }

    /// <summary>Without a span yet the page says so, and stays open for what may still come.</summary>
    private static RazorComponentResult<TracePage> ShowTrace(TracePageView view, TelemetryStore store, HttpContext context)
    {
        if (store.Traces.Find(view.Trace) is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return new RazorComponentResult<TracePage>();
    }
}
