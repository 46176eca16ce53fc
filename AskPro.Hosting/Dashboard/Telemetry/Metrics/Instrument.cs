namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>What tells instruments apart.</summary>
/// <param name="Sender">The process.</param>
/// <param name="Meter">The scope's name.</param>
/// <param name="Name">For example <c>http.server.request.duration</c>.</param>
internal readonly record struct InstrumentName(Sender Sender, string Meter, string Name);

/// <summary>An instrument of one process with all its dimensions. The store's lock guards it.</summary>
internal sealed class Instrument(InstrumentName name, string unit, string description, InstrumentKind kind)
{
    public InstrumentName Name => name;
    public string Unit => unit;
    public string Description => description;
    public InstrumentKind Kind => kind;

    /// <summary>By their tags as one text.</summary>
    public Dictionary<string, Dimension> Dimensions { get; } = new(StringComparer.Ordinal);
}
