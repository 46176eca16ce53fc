using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Search;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.LogPages;

/// <summary>What a person asked for on the page of log records, as it stands in the address.</summary>
internal sealed record LogView(string? Resource, string? Level, string? Text, string? Filter, string? Trace, string? Span)
{
    public const string Path = "/structuredlogs";

    public string Query => QueryText.Of(("resource", Resource), ("level", Level), ("text", Text), ("filter", Filter), ("trace", Trace), ("span", Span));

    public static LogView Read(IQueryCollection query) => new(query["resource"], query["level"], query["text"], query["filter"], query["trace"], query["span"]);

    /// <summary>The view of a service's errors: what its number of errors leads to.</summary>
    public static string ErrorsOf(string service) => Path + QueryText.Of(("resource", service), ("level", nameof(LogLevelName.Error)));

    public LogSearch Search() => new()
    {
        Senders = string.IsNullOrEmpty(Resource) ? [] : [Resource],
        AtLeast = Enum.TryParse<LogLevelName>(Level, ignoreCase: true, out var level) ? level : default,
        Text = Text,
        Filters = TagFilter.ReadAll((Filter ?? "").Split(';')),
        TraceId = TraceId.TryParse(Trace, out var trace) ? trace : default,
        SpanId = SpanId.TryParse(Span, out var span) ? span : default,
    };
}
