using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AskPro.Tests.Integration.Logs;

/// <summary>The log records that a process gives up, by reason.</summary>
internal sealed class DroppedLogs : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _dropped = new();
    private readonly MeterListener _listener;

    public DroppedLogs(LogProcess process)
    {
        _listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "askpro.logs.dropped" && ReferenceEquals(instrument.Meter.Scope, process.Get<IMeterFactory>())) self.EnableMeasurementEvents(instrument);
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, number, tags, _) => _dropped.AddOrUpdate((string)tags[0].Value!, number, (_, before) => before + number));
        _listener.Start();
    }

    public long Of(string reason) => _dropped.GetValueOrDefault(reason);

    public void Dispose() => _listener.Dispose();
}
