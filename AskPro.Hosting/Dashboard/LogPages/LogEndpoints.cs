using AskPro.Hosting.Dashboard.Shell;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.LogPages;

/// <summary>The pages about log records and the fragments they renew.</summary>
internal static class LogEndpoints
{
    public static void AddLogPages(this IServiceCollection services) =>
        services.AddView(request => LogView.Read(request.Query));

    public static void MapLogPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(LogView.Path, () => new RazorComponentResult<LogsPage>());
        app.MapGet("/_structuredlogs", () => new RazorComponentResult<LogTable>());
        app.MapGet($"{LogView.Path}/{{number:long}}", One);
    }

    private static RazorComponentResult<LogPage> One(long number, TelemetryStore store, HttpContext context)
    {
        if (store.Logs.Find(number) is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return new RazorComponentResult<LogPage>(new Dictionary<string, object?> { [nameof(LogPage.Number)] = number });
    }
}
