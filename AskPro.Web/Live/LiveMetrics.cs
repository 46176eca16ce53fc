using System.Diagnostics.Metrics;

namespace AskPro.Web.Live;

/// <summary>Listed in docs/telemetry.md.</summary>
internal sealed class LiveMetrics
{
    public const string MeterName = "AskPro.Web";

    private readonly UpDownCounter<int> streams;
    private readonly Counter<int> changes;
    private readonly Counter<int> polls;

    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        streams = meter.CreateUpDownCounter<int>("askpro.web.live.streams", "{stream}", "Live streams open now.");
        changes = meter.CreateCounter<int>("askpro.web.live.changes", "{event}", "Change events sent to browsers.");
        polls = meter.CreateCounter<int>("askpro.web.feed.polls", "{poll}", "Feed sequences asked of Api, by outcome.");
    }

    public void Opened() => streams.Add(1);

    public void Closed() => streams.Add(-1);

    public void Changed() => changes.Add(1);

    public void Polled(int answered, int failed)
    {
        polls.Add(answered, new KeyValuePair<string, object?>("outcome", "answered"));
        polls.Add(failed, new KeyValuePair<string, object?>("outcome", "failed"));
    }
}
