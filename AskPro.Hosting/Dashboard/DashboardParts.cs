using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Dashboard.Kept;
using AskPro.Hosting.Dashboard.Live;
using AskPro.Hosting.Dashboard.Resources;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard;

/// <summary>What both doors of one dashboard have in common.</summary>
internal sealed class DashboardParts
{
    private readonly IServiceProvider _engine;
    private readonly ChangeHub _changes;
    private readonly KeptTelemetry _kept;
    private readonly TelemetryStore _telemetry;

    public DashboardParts(IServiceProvider engine, DashboardOptions options, DashboardPorts ports, KeptTelemetry kept)
    {
        _engine = engine;
        _changes = new ChangeHub(engine.GetRequiredService<TimeProvider>());
        Options = options;
        Ports = ports;
        _kept = kept;
        var time = engine.GetRequiredService<TimeProvider>();
        _telemetry = new TelemetryStore(options.Limits, time, _changes.Announce) { Since = UnixNanoseconds.Of(kept.Since ?? time.GetUtcNow()) };
    }

    public DashboardOptions Options { get; }

    public DashboardPorts Ports { get; }

    /// <summary>Makes the engine's services, and what both doors share, known to the services of one door.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(Options);
        services.AddSingleton(_changes);
        services.AddSingleton(_telemetry);
        services.AddSingleton(_kept);
        services.AddSingleton(new EngineReference(_engine));
        services.AddSingleton(_engine.GetRequiredService<TimeProvider>());
        services.AddSingleton(_engine.GetRequiredService<IResourceCollection>());
        services.AddSingleton(_engine.GetRequiredService<ResourceNotificationService>());
        services.AddSingleton(_engine.GetRequiredService<ResourceLoggerService>());
        services.AddSingleton(_engine.GetRequiredService<ResourceCommandService>());
    }
}
