using System.Text.Json;
using AskPro.ServiceDefaults;
using AskPro.Web.Backend;

namespace AskPro.Web.Health;

/// <summary>
/// Asks Api how AskPro stands and remembers the answer. Pages are answered from what is remembered: whoever looks at them, and however many do,
/// asks nothing of anybody, and a page comes also when nothing else does.
/// </summary>
internal sealed class StatusWatch(IHttpClientFactory https, TimeProvider clock)
{
    internal const string HttpName = "status";

    private const string Path = "/api/status";

    private volatile StatusResult? _last;

    /// <summary>Null before the first answer.</summary>
    public StatusResult? Last => _last;

    /// <summary>Since when this process runs.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>What everybody is told: Api's own words, or that nothing can be reached.</summary>
    public IReadOnlyList<StatusPartAnswer> Parts => Last switch
    {
        { Answer: { } answer } => answer.Components,
        { } away => [.. StatusWords.Parts.Select(part => new StatusPartAnswer(part, part is StatusWords.Intake or StatusWords.Pages ? "down" : "unknown", away.Since))],
        null => [.. StatusWords.Parts.Select(part => new StatusPartAnswer(part, "unknown", null))],
    };

    public async Task<StatusResult> RunOnceAsync(CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var answer = await AskAsync(cancel);
        var now = clock.GetUtcNow();
        var before = _last;
        var isSame = before is not null && before.Answer is null == answer is null;
        return _last = new StatusResult(now, answer, clock.GetElapsedTime(started).TotalSeconds, isSame ? before!.Since : now);
    }

    private async Task<StatusAnswer?> AskAsync(CancellationToken cancel)
    {
        try
        {
            using var http = https.CreateClient(HttpName);
            return await http.GetFromJsonAsync<StatusAnswer>($"http://{ResourceNames.Api}{Path}", cancel);
        }
        // Whatever stopped it - refused, timed out, nonsense - Api is away.
        catch (Exception exception) when (!cancel.IsCancellationRequested || exception is JsonException)
        {
            return null;
        }
    }
}
