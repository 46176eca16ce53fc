using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace AskPro.LoadTest.Onboarding;

/// <summary>When one Worker has dropped what it knew of a company: its metric <c>askpro.cache.eviction.lag</c>.</summary>
internal sealed class ToldEvictions : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Channel<double> _told = Channel.CreateUnbounded<double>();

    public ToldEvictions(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "askpro.cache.eviction.lag")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => _told.Writer.TryWrite(seconds));
        _listener.Start();
    }

    /// <summary>The next one that was not waited for yet.</summary>
    public Task NextAsync(CancellationToken cancellationToken) => _told.Reader.ReadAsync(cancellationToken).AsTask();

    public void Dispose() => _listener.Dispose();
}
