using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AskPro.Integrations.Retell.Api;

/// <summary>What operators see of the calls to Retell. No key, id, number or company is a tag.</summary>
internal sealed class RetellMetrics
{
    internal const string SourceName = "AskPro.Retell";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _repetitions;

    public RetellMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SourceName);
        _duration = meter.CreateHistogram<double>(
            "askpro.retell.request.duration", "s", "One call of Retell's API with its repetitions and pauses.");
        _repetitions = meter.CreateCounter<long>("askpro.retell.repetitions", "{try}", "Tries after the first one.");
    }

    internal static Activity? Begin(RetellOperation operation) => Source.StartActivity($"retell {operation.Name}", ActivityKind.Client);

    internal void Ended(RetellOperation operation, string outcome, TimeSpan duration) => _duration.Record(
        duration.TotalSeconds, new KeyValuePair<string, object?>("operation", operation.Name), new KeyValuePair<string, object?>("outcome", outcome));

    internal void Repeated(RetellOperation operation)
    {
        Activity.Current?.AddEvent(new ActivityEvent("retry"));
        _repetitions.Add(1, new KeyValuePair<string, object?>("operation", operation.Name));
    }
}
