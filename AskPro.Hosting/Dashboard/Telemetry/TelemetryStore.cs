using AskPro.Hosting.Dashboard.Telemetry.Metrics;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>All telemetry that is kept. In memory, bounded in number and in bytes.</summary>
/// <param name="limits">How much.</param>
/// <param name="time">The clock.</param>
/// <param name="announce">Told <c>logs</c>, <c>traces</c> or <c>metrics</c> after each message that brought some, <c>errors</c> when others are unread.</param>
internal sealed class TelemetryStore(TelemetryLimits limits, TimeProvider time, Action<string> announce)
{
    public const string LogTopic = "logs";
    public const string TraceTopic = "traces";
    public const string MetricTopic = "metrics";
    public const string ErrorTopic = "errors";

    public TelemetryLimits Limits => limits;

    /// <summary>When somebody began to listen, runs that are remembered included; nanoseconds since 1970.</summary>
    public long Since { get; init; } = UnixNanoseconds.Of(time.GetUtcNow());

    public TextPool Texts { get; } = new();

    public Senders Senders { get; } = new(limits.Names);

    public LogStore Logs { get; } = new(limits, () => announce(LogTopic), () => announce(ErrorTopic));

    public TraceStore Traces { get; } = new(limits, () => announce(TraceTopic));

    public MetricStore Metrics { get; } = new(limits, () => announce(MetricTopic));
}
