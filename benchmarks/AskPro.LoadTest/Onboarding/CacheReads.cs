using System.Diagnostics.Metrics;

namespace AskPro.LoadTest.Onboarding;

/// <summary>What one Worker's metric <c>askpro.cache.reads</c> says of numbers.</summary>
internal sealed class CacheReads : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _hits;
    private long _others;

    public CacheReads(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other instances of this process have meters of the same name.
            if (instrument.Meter.Scope == meters && instrument.Name == "askpro.cache.reads")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => Add(count, tags));
        _listener.Start();
    }

    public double HitRate => (double)_hits / (_hits + _others);

    public void Dispose() => _listener.Dispose();

    private void Add(long count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (isNumber, isHit) = (false, false);
        foreach (var (key, value) in tags)
        {
            isNumber |= key == "entry" && value is "number";
            isHit |= key == "outcome" && value is "hit";
        }

        if (isNumber)
            Interlocked.Add(ref isHit ? ref _hits : ref _others, count);
    }
}
