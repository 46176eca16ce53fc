namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>How the values of an instrument are read.</summary>
internal enum InstrumentKind
{
    /// <summary>The value counts, as of temperatures; also sums that go up and down.</summary>
    Gauge,

    /// <summary>Only what came on top counts.</summary>
    Counter,

    /// <summary>Percentiles count.</summary>
    Histogram,
}
