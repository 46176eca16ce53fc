using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>The instrument a page is about, read once for all its parts.</summary>
internal sealed class ChosenInstrument(MetricView view, TelemetryStore store, TimeProvider time)
{
    private readonly Lazy<InstrumentReading?> _reading = new(() => InstrumentReading.Of(store, view, time.GetUtcNow()));

    /// <summary>Null when none is chosen, or nothing of it is kept.</summary>
    public InstrumentReading? Reading => _reading.Value;
}
