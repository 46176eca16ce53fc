using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;

namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>What the page says about one instrument: its chart, its dimensions and its exemplars.</summary>
internal sealed class InstrumentReading
{
    /// <summary>Lines a person can tell apart.</summary>
    private const int MostLines = 12;

    private const int MostExemplars = 20;

    private InstrumentReading(IReadOnlyList<InstrumentView> processes, MetricView view, long now)
    {
        var first = processes[0];
        (Kind, Unit, Description, Name, Meter) = (first.Kind, first.Unit, first.Description, first.Name.Name, first.Name.Meter);
        All = [.. processes.SelectMany(process => process.Dimensions.Select(dimension => (Label(process, dimension, processes.Count), dimension))).OrderBy(named => named.Item1, StringComparer.Ordinal)];
        Shown = [.. All.Where(named => view.Dimensions.Count == 0 || view.Dimensions.Contains(named.Label))];
        Chart = MetricChart.Of(Kind, [.. Shown.Take(Kind == InstrumentKind.Histogram ? int.MaxValue : MostLines).Select(named => (named.Label, named.Dimension.Points))], now, view.Window);
        Whole = Kind == InstrumentKind.Histogram ? MetricChart.Measured(Shown.Select(named => named.Dimension.Points), now - view.Window, now) : null;
        Exemplars =
        [
            .. Shown.SelectMany(named => named.Dimension.Exemplars).Where(exemplar => exemplar.Time > now - view.Window && !exemplar.TraceId.IsNone)
                .OrderByDescending(exemplar => exemplar.Value).Take(MostExemplars),
        ];
    }

    public InstrumentKind Kind { get; }

    public string Unit { get; }

    public string Description { get; }

    public string Name { get; }

    public string Meter { get; }

    public IReadOnlyList<(string Label, DimensionView Dimension)> All { get; }

    public IReadOnlyList<(string Label, DimensionView Dimension)> Shown { get; }

    public MetricChart Chart { get; }

    /// <summary>Everything measured during the window; null when nothing was, or the instrument is no histogram.</summary>
    public BucketCounts? Whole { get; }

    /// <summary>The largest ones of the window.</summary>
    public IReadOnlyList<StoredExemplar> Exemplars { get; }

    public bool IsCut => Kind != InstrumentKind.Histogram && Shown.Count > MostLines;

    /// <returns>Null when there is no such instrument.</returns>
    public static InstrumentReading? Of(TelemetryStore store, MetricView view, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(view.Instrument))
            return null;
        var processes = store.Metrics.Find(view.Senders, view.Meter ?? "", view.Instrument);
        return processes.Count == 0 ? null : new InstrumentReading(processes, view, UnixNanoseconds.Of(now));
    }

    private static string Label(InstrumentView process, DimensionView dimension, int processes)
    {
        var tags = string.Join(", ", dimension.Tags.Select(tag => $"{tag.Key}={tag.Text}"));
        return processes == 1 ? tags.Length == 0 ? "all" : tags : $"{process.Name.Sender.Id}{(tags.Length == 0 ? "" : $": {tags}")}";
    }
}
