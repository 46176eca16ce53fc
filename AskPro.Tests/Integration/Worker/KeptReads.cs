using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AskPro.Tests.Integration.Worker;

/// <summary>What one process asked its cache for, in order.</summary>
internal sealed class KeptReads : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _reads = new();

    public KeptReads(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other rigs of this process have meters of the same name.
            if (instrument.Meter.Scope == meters && instrument.Name == "askpro.cache.reads")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _reads.Enqueue($"{Tag(tags, "entry")} {Tag(tags, "outcome")}{(value == 1 ? "" : $" {value}")}"));
        _listener.Start();
    }

    /// <summary>Since it was asked last.</summary>
    public string Said()
    {
        var said = string.Join(", ", _reads);
        _reads.Clear();
        return said;
    }

    public void Dispose() => _listener.Dispose();

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name) return tag.Value;
        }

        return null;
    }
}
