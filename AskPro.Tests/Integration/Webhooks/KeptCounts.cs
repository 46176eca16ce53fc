using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>The counters of one host's intake, by name and the value of their first tag.</summary>
internal sealed class KeptCounts : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Tag), long> _sums = new();

    public KeptCounts(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other hosts of this process have meters of the same name.
            if (instrument.Meter.Scope == meters && instrument.Meter.Name == "AskPro.Inbox")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _sums.AddOrUpdate((instrument.Name, tags.Length == 0 ? "" : tags[0].Value as string ?? ""), value, (_, sum) => sum + value));
        _listener.Start();
    }

    public long this[string name, string tag] => _sums.GetValueOrDefault((name, tag));

    public void Dispose() => _listener.Dispose();
}
