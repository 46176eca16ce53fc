using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AskPro.ServiceDefaults.Health;

/// <summary>
/// What <c>/health</c> says, as a figure for each check, for alerts: it tells within seconds what is away, also when nobody asks
/// for it just now and nothing fails yet.
/// </summary>
internal sealed class HealthFigures : BackgroundService
{
    internal const string Meter = "AskPro.Health";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly HealthCheckService _checks;
    private readonly TimeProvider _time;
    private volatile HealthReport? _latest;

    public HealthFigures(HealthCheckService checks, TimeProvider time, IMeterFactory meters)
    {
        (_checks, _time) = (checks, time);
        meters.Create(Meter).CreateObservableGauge("askpro.health", Figures, "{check}", "1 well, 0.5 degraded, 0 unhealthy");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends, and a look that it interrupts is no failure.
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        // Not recorded, and nothing below it is: statements of looks would hide the traces that tell something.
        var looking = new Activity("health look") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        try
        {
            _latest = await _checks.CheckHealthAsync(cancellationToken);
        }
        finally
        {
            looking.Stop();
        }
    }

    private IEnumerable<Measurement<double>> Figures() =>
        _latest?.Entries.Select(check => new Measurement<double>(Figure(check.Value.Status), new KeyValuePair<string, object?>("check", check.Key))) ?? [];

    private static double Figure(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => 1,
        HealthStatus.Degraded => 0.5,
        _ => 0,
    };
}
