using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.Logs;

/// <summary>
/// The records of a filter as newline-delimited JSON, the latest first, at most 10,000. What fails before the first page is a page that says so, and no file: the link to it
/// has no <c>download</c> attribute, by which a browser would save that page. What fails later breaks the connection off, so that nobody takes a part for the whole.
/// </summary>
internal static class DownloadLogs
{
    internal const int Most = 10_000;
    private const int PageSize = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IResult> HandleAsync(Viewer viewer, [AsParameters] LogFilter filter, AskProApiClient api, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        // The first page decides whether there is a file.
        if (filter.Errors.Count > 0 || await PageAsync(null) is not { } first)
            return new SeeOther((filter with { Follow = null }).Page());
        return Results.Stream(
            async stream =>
            {
                var written = 0;
                for (var page = first; ;)
                {
                    var lines = string.Concat(page.Items.Select(record => JsonSerializer.Serialize(record, Json) + "\n"));
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(lines), cancel);
                    written += page.Items.Count;
                    if (page.NextCursor is not { } cursor || written >= Most) return;
                    // Sent before the next is asked for: from here on there is no other answer than to break off.
                    await stream.FlushAsync(cancel);
                    if (await NextAsync(cursor) is not { } next)
                    {
                        context.Abort();
                        return;
                    }

                    page = next;
                }
            },
            "application/x-ndjson", $"protokoll-{clock.GetUtcNow():yyyyMMdd-HHmmss}.ndjson");

        async Task<LogListAnswer?> NextAsync(string before)
        {
            try
            {
                return await PageAsync(before);
            }
            catch (Exception failure) when (failure is ServiceAwayException or SessionEndedException or BadHttpRequestException)
            {
                return null;
            }
        }

        Task<LogListAnswer?> PageAsync(string? before) => api.GetLogsAsync(viewer.Token, filter.Query(viewer.Company.TimeZone, before, PageSize), cancel);
    }
}
