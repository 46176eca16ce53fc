using System.Globalization;
using AskPro.Hosting.Dashboard.Otlp.Protocol;
using Google.Protobuf;

namespace AskPro.Hosting.Dashboard.Kept;

/// <summary>
/// The messages that were taken, on the disk, so that a restarted AppHost takes them once more. Whatever fails here ends
/// the keeping, never the run or the receiving.
/// </summary>
internal sealed class KeptTelemetry : IDisposable
{
    private readonly KeptOptions _options;
    private readonly MetricThinning _thinning;
    private readonly KeptSignal _logs;
    private readonly KeptSignal _traces;
    private readonly KeptSignal _metrics;
    private string? _failure;

    public KeptTelemetry(KeptOptions options, TimeProvider time)
    {
        _options = options;
        _thinning = new MetricThinning(time);
        (_logs, _traces, _metrics) = (Signal("logs"), Signal("traces"), Signal("metrics"));

        KeptSignal Signal(string name) => new(options.Folder ?? "", name, options.Bytes, time);
    }

    /// <summary>Since when there is something; null when nothing was kept.</summary>
    public DateTimeOffset? Since => IsOn ? Signals.Select(signal => signal.Since).Min() : null;

    /// <summary>How it stands, as a sentence.</summary>
    public string State => this switch
    {
        { _failure: not null } => $"Telemetry is not kept over restarts: {_failure}",
        { IsOn: true } => $"Telemetry is kept over restarts in {_options.Folder}: {MegaBytes(Signals.Sum(signal => signal.Bytes))} of at most {MegaBytes(3 * _options.Bytes)}.",
        _ => "Telemetry is not kept over restarts (Dashboard:Kept:Enabled=false).",
    };

    private bool IsOn => _options.IsEnabled && _failure is null;

    private KeptSignal[] Signals => [_logs, _traces, _metrics];

    /// <summary>Hands over what earlier runs kept, the three signals side by side.</summary>
    public void Replay(Action<ExportLogsServiceRequest> logs, Action<ExportTraceServiceRequest> traces, Action<ExportMetricsServiceRequest> metrics) => Parallel.Invoke(
        () => Try(() => _logs.Replay(ExportLogsServiceRequest.Parser, logs)),
        () => Try(() => _traces.Replay(ExportTraceServiceRequest.Parser, traces)),
        () => Try(() => _metrics.Replay(ExportMetricsServiceRequest.Parser, metrics)));

    public void Keep(ExportLogsServiceRequest request) => Append(_logs, request);

    public void Keep(ExportTraceServiceRequest request) => Append(_traces, request);

    public void Keep(ExportMetricsServiceRequest request)
    {
        if (IsOn && _thinning.IsDue(request))
            Append(_metrics, request);
    }

    public void Dispose()
    {
        foreach (var signal in Signals)
            signal.Dispose();
    }

    private void Append(KeptSignal signal, IMessage request) => Try(() => signal.Append(request));

    private static string MegaBytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MB");

    private void Try(Action action)
    {
        if (!IsOn)
            return;
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _failure = failure.Message;
        }
    }
}
