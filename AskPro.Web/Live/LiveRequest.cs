namespace AskPro.Web.Live;

internal static class LiveRequest
{
    private const string HtmxHeader = "HX-Request";

    /// <summary>A fragment or the stream, asked for by a script: it needs a status, not a redirect or a page.</summary>
    public static bool IsFromScript(HttpRequest request) =>
        request.Headers.ContainsKey(HtmxHeader) || request.Path.StartsWithSegments(LiveRoutes.Stream, StringComparison.Ordinal);
}
