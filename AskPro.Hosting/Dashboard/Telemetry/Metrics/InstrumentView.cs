namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>An instrument as it was when it was asked for.</summary>
internal sealed record InstrumentView(InstrumentName Name, string Unit, string Description, InstrumentKind Kind, IReadOnlyList<DimensionView> Dimensions);

/// <summary>One dimension of it.</summary>
/// <param name="Points">The oldest first.</param>
/// <param name="Exemplars">The oldest first.</param>
internal sealed record DimensionView(Tag[] Tags, MetricPoint[] Points, StoredExemplar[] Exemplars);
