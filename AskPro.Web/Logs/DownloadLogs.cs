using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.Logs;

/// <summary>The records of a filter as newline-delimited JSON, the latest first, at most 10,000.</summary>
internal static class DownloadLogs
{
    internal const int Most = 10_000;
    private const int PageSize = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IResult> HandleAsync(Viewer viewer, [AsParameters] LogFilter filter, AskProApiClient api, TimeProvider clock, CancellationToken cancel)
    {
        // The first page decides whether there is a file; what fails later ends it short of its last line.
        if (filter.Errors.Count > 0 || await PageAsync(null) is not { } first)
            return new SeeOther((filter with { Follow = null }).Page());
        return Results.Stream(
            async stream =>
            {
                var written = 0;
                for (var page = first; page is not null; page = page.NextCursor is { } next && written < Most ? await PageAsync(next) : null)
                {
                    var lines = string.Concat(page.Items.Select(record => JsonSerializer.Serialize(record, Json) + "\n"));
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(lines), cancel);
                    written += page.Items.Count;
                }
            },
            "application/x-ndjson", $"protokoll-{clock.GetUtcNow():yyyyMMdd-HHmmss}.ndjson");

        Task<LogListAnswer?> PageAsync(string? before) => api.GetLogsAsync(viewer.Token, filter.Query(viewer.Company.TimeZone, before, PageSize), cancel);
    }
}
