using AskPro.Data.Logs;

namespace AskPro.Api.Features.Logs;

/// <summary>What may be asked for in the query of log records, and what may not.</summary>
/// <param name="Service">As it was typed.</param>
/// <param name="Severity">A name of OpenTelemetry.</param>
/// <param name="Category">The begin of a category.</param>
/// <param name="EventId">An id.</param>
/// <param name="Text">A part of a message.</param>
/// <param name="TraceId">A trace.</param>
/// <param name="From">The first moment.</param>
/// <param name="Until">The end.</param>
internal readonly record struct WantedLogs(
    string? Service, string? Severity, string? Category, int? EventId, string? Text, string? TraceId, DateTimeOffset? From, DateTimeOffset? Until)
{
    private const int LongestText = 200;
    private const int TraceDigits = 32;

    private static readonly string[] Services = ["api", "worker", "web"];

    /// <summary>What it means; null with the reason when it means nothing.</summary>
    internal LogsMeant? Read(out string fault)
    {
        var meant = new LogsMeant(
            Trimmed(Service), null, Trimmed(Category), EventId, Trimmed(Text), Trimmed(TraceId)?.ToLowerInvariant(), From?.ToUniversalTime(), Until?.ToUniversalTime());
        var least = Trimmed(Severity);
        meant = meant with { Severity = least is null ? null : LogSeverities.NumberOf(least) };
        fault =
            meant.Service is { } service && !Services.Contains(service) ? "service is api, worker or web."
            : least is not null && meant.Severity is null ? "severity is trace, debug, info, warn, error or fatal."
            : meant.TraceId is { } trace && (trace.Length != TraceDigits || !trace.All(char.IsAsciiHexDigit)) ? "traceId is 32 hexadecimal digits."
            : new[] { meant.Category, meant.Text }.Any(text => text is { Length: > LongestText } || text?.Contains('\0') is true) ? "category and text have at most 200 characters."
            : "";
        return fault.Length == 0 ? meant : null;
    }

    private static string? Trimmed(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;
}
