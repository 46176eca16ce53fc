using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AskPro.Integrations.Retell.Api;

/// <summary>What operators see of the calls to Retell. No key, id, number or company is a tag.</summary>
internal sealed class RetellMetrics
{
    internal const string SourceName = "AskPro.Retell";

    private static readonly double[] Seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly ActivitySource Source = new(SourceName);

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _repetitions;
    private readonly RetellCondition _condition;

    public RetellMetrics(IMeterFactory meters, RetellCondition condition)
    {
        _condition = condition;
        var meter = meters.Create(SourceName);
        _duration = meter.CreateHistogram(
            "askpro.retell.request.duration", "s", "One call of Retell's API with its repetitions and pauses.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _repetitions = meter.CreateCounter<long>("askpro.retell.repetitions", "{try}", "Tries after the first one.");
        meter.CreateObservableGauge(
            "askpro.retell.circuit", () => condition.IsCircuitOpen ? 1 : 0, "{circuit}", "1 while Retell is not asked because it failed too often.");
    }

    internal static Activity? Begin(RetellOperation operation) => Source.StartActivity($"retell {operation.Name}", ActivityKind.Client);

    internal void Ended(RetellOperation operation, string outcome, TimeSpan duration)
    {
        _condition.Ended(outcome);
        _duration.Record(
            duration.TotalSeconds, new KeyValuePair<string, object?>("operation", operation.Name), new KeyValuePair<string, object?>("outcome", outcome));
    }

    internal ValueTask Circuit(bool isOpen)
    {
        _condition.Circuit(isOpen);
        return default;
    }

    internal void Repeated(RetellOperation operation)
    {
        Activity.Current?.AddEvent(new ActivityEvent("retry"));
        _repetitions.Add(1, new KeyValuePair<string, object?>("operation", operation.Name));
    }
}
