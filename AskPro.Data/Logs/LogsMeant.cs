namespace AskPro.Data.Logs;

/// <summary>Which log records are meant. What is null is not asked for.</summary>
/// <param name="Service">Those of a service.</param>
/// <param name="Severity">Those at least as serious.</param>
/// <param name="Category">Those whose category begins so.</param>
/// <param name="EventId">Those with an event id.</param>
/// <param name="Text">Those whose message holds it, in capitals or not.</param>
/// <param name="TraceId">Those of a trace.</param>
/// <param name="From">Logged then or later.</param>
/// <param name="Until">Logged before.</param>
public sealed record LogsMeant(
    string? Service = null, short? Severity = null, string? Category = null, int? EventId = null, string? Text = null, string? TraceId = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null);
