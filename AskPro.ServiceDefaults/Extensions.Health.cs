using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    internal const string HealthPath = "/health";
    internal const string AlivePath = "/alive";
    private const string LiveTag = "live";

    /// <summary>
    /// <c>/health</c> (everything the process needs) and <c>/alive</c> (the process itself), in every environment: the
    /// hosting engine waits for them. Degraded answers 200, because a missing cache costs freshness only.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(HealthPath).AllowAnonymous();
        app.MapHealthChecks(AlivePath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) })
            .AllowAnonymous();
        return app;
    }
}
