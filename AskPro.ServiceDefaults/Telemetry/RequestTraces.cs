using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Instrumentation.AspNetCore;

namespace AskPro.ServiceDefaults.Telemetry;

internal static class RequestTraces
{
    private const string PathTag = "url.path";
    private const string QueryTag = "url.query";
    private const string UnmatchedPath = "(unmatched)";

    public static void Configure(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = IsWorthATrace;
        options.EnrichWithHttpResponse = (activity, response) => HideValues(activity, response.HttpContext);
    }

    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(Extensions.HealthPath, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments(Extensions.AlivePath, StringComparison.Ordinal);

    /// <summary>
    /// Replaces the path by the route's template: paths carry webhook keys and ids, and traces leave the house.
    /// </summary>
    internal static void HideValues(Activity activity, HttpContext context)
    {
        var template = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.SetTag(PathTag, template is null ? UnmatchedPath : "/" + template.TrimStart('/'));
        activity.SetTag(QueryTag, null);
    }
}
