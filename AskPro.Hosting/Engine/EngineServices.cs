using Microsoft.Extensions.Configuration;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;
using AskPro.Hosting.Processes;

namespace AskPro.Hosting.Engine;

/// <summary>What the runners of one application have in common.</summary>
internal sealed record EngineServices(
    RunMode Mode,
    AppFolders Folders,
    ProcessJournal Journal,
    ResourceNotificationService Notifications,
    ResourceLoggerService Loggers,
    IConfiguration Configuration,
    DistributedApplicationExecutionContext ExecutionContext,
    HttpClient HealthClient,
    TimeProvider Time)
{
    /// <summary>Ends a developer's run that can never come up, with the reason in one sentence.</summary>
    public Action<string> GiveUp { get; init; } = _ => { };

    /// <summary>Takes the telemetry of the services, once it is there.</summary>
    public Func<TelemetryReceiver?> Receiver { get; init; } = () => null;

    public LaunchContext LaunchOf(IResource resource, string instanceId, IProgress<string> progress) =>
        new(resource, ExecutionContext, Configuration, Folders, progress, instanceId, Receiver());
}
