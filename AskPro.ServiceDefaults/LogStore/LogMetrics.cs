using System.Diagnostics.Metrics;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>What became of log records; the figures of docs/telemetry.md.</summary>
internal sealed class LogMetrics
{
    internal const string Meter = "AskPro.Logs";

    private readonly Counter<long> _stored;
    private readonly Counter<long> _forwarded;
    private readonly Counter<long> _dropped;

    public LogMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _stored = meter.CreateCounter<long>("askpro.logs.stored", "{record}", "Log records written to the database");
        _forwarded = meter.CreateCounter<long>("askpro.logs.forwarded", "{record}", "Log records put into the cache for the Worker");
        _dropped = meter.CreateCounter<long>("askpro.logs.dropped", "{record}", "Log records that were given up");
    }

    public void Stored(int records) => _stored.Add(records);

    public void Forwarded(int records) => _forwarded.Add(records);

    public void Dropped(string reason, long records)
    {
        if (records > 0) _dropped.Add(records, new KeyValuePair<string, object?>("reason", reason));
    }
}
