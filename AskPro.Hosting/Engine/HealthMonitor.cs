using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting.Engine;

/// <summary>Asks a running resource how it is, often until it is healthy, then now and then.</summary>
internal sealed class HealthMonitor(IResource resource, HttpClient client, TimeProvider time, Action<Func<CustomResourceSnapshot, CustomResourceSnapshot>> publish)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(10);

    private readonly List<HealthProbe> _probes = [.. resource.Annotations.OfType<HealthProbe>()];
    private bool _isReady;

    /// <summary>Runs until cancelled, at the end of the process.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = Soon;
        while (!cancellationToken.IsCancellationRequested)
        {
            var isHealthy = await ObserveAsync(cancellationToken);
            if (isHealthy && _probes.Count == 0)
                return;
            pause = isHealthy ? Seldom : pause * 2 < Often ? pause * 2 : Often;
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> ObserveAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(_probes.Select(probe => probe.TryAskAsync(client, cancellationToken)));
        if (cancellationToken.IsCancellationRequested)
            return false;
        var problem = answers.FirstOrDefault(answer => answer is not null) ?? await BecomeReadyAsync(cancellationToken);
        var reports = _probes.Zip(answers, (probe, answer) => new HealthReportSnapshot(probe.Key, Status(answer), answer)).ToImmutableArray();
        publish(snapshot => snapshot with
        {
            HealthStatus = Status(problem),
            HealthReports = reports,
            IsReady = _isReady,
            Note = problem,
        });
        return problem is null;
    }

    /// <summary>Does once what has to happen before others may use the resource.</summary>
    private async Task<string?> BecomeReadyAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
            return null;
        try
        {
            foreach (var step in resource.Annotations.OfType<ReadyAnnotation>())
                await step.RunAsync(cancellationToken);
            _isReady = true;
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return failure.Message;
        }
    }

    private static HealthStatus Status(string? problem) => problem is null ? HealthStatus.Healthy : HealthStatus.Unhealthy;
}
