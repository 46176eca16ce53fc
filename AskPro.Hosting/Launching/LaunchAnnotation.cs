using Microsoft.Extensions.Configuration;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Engine;
using AskPro.Hosting.Processes;

namespace AskPro.Hosting.Launching;

/// <summary>How the process of a resource is prepared, each time it starts.</summary>
internal sealed record LaunchAnnotation(
    string ResourceType,
    Func<LaunchContext, CancellationToken, Task<ProcessLaunch>> PrepareAsync) : IResourceAnnotation;

/// <summary>That a server's data outlives the run.</summary>
internal sealed record KeepDataAnnotation : IResourceAnnotation;

/// <summary>What has to happen when a resource is healthy, before others may use it.</summary>
internal sealed record ReadyAnnotation(Func<CancellationToken, Task> RunAsync) : IResourceAnnotation;

internal sealed record LaunchContext(
    IResource Resource,
    DistributedApplicationExecutionContext ExecutionContext,
    IConfiguration Configuration,
    AppFolders Folders,
    IProgress<string> Progress,
    string InstanceId,
    TelemetryReceiver? Receiver = null);
