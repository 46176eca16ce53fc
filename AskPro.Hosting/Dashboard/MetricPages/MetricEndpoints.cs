using AskPro.Hosting.Dashboard.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>The page about metrics and the fragment it renews.</summary>
internal static class MetricEndpoints
{
    public static void AddMetricPages(this IServiceCollection services)
    {
        services.AddView(request => MetricView.Read(request.Query));
        services.AddScoped<ChosenInstrument>();
    }

    public static void MapMetricPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(MetricView.Path, () => new RazorComponentResult<MetricsPage>());
        app.MapGet("/_metrics", () => new RazorComponentResult<InstrumentDetails>());
    }
}
