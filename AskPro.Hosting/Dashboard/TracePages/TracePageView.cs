using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.TracePages;

/// <summary>What a person asked for on the page of one trace, as it stands in the address.</summary>
/// <param name="Span">The span whose details are shown; none when empty.</param>
/// <param name="Text">Only spans with these words.</param>
internal sealed record TracePageView(TraceId Trace, SpanId Span, string? Text)
{
    public static TracePageView Read(HttpRequest request) => new(
        TraceId.TryParse(request.RouteValues["id"] as string, out var trace) ? trace : default,
        SpanId.TryParse(request.Query["span"], out var span) ? span : default,
        request.Query["text"]);

    public string Path => TraceView.PathOf(Trace);

    public string Source => $"{Path}/_spans{Query(Span)}";

    public string LinkTo(SpanId span) => $"{Path}{Query(span)}#span";

    private string Query(SpanId span) => QueryText.Of(("span", span.IsNone ? null : span.ToString()), ("text", Text));
}
