using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Polly;

namespace AskPro.Integrations.Retell.Api;

/// <summary>
/// Retell's REST API, as far as AskPro uses it. Every method takes the key of the workspace, because many companies have one each, and
/// throws <see cref="RetellException"/> alone, besides being cancelled.
/// </summary>
public sealed partial class RetellClient
{
    internal const int LargestAnswer = 32 * 1024 * 1024;

    private const string Done = "done";
    private const string Cancelled = "cancelled";
    private const int LongestWords = 200;

    internal const string HttpName = "retell";

    private readonly IHttpClientFactory _https;
    private readonly RetellMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;

    internal RetellClient(IHttpClientFactory https, RetellMetrics metrics, IOptions<RetellApiOptions> options, TimeProvider time)
    {
        _https = https;
        _metrics = metrics;
        _time = time;
        _patience = TimeSpan.FromSeconds(options.Value.TotalSeconds);
    }

    /// <returns>The JSON of the answer; undefined when it is empty.</returns>
    private async Task<JsonElement> SendAsync(
        RetellOperation operation, HttpMethod method, string path, string key, JsonNode? body, CancellationToken cancellationToken)
    {
        using var span = RetellMetrics.Begin(operation);
        var started = _time.GetTimestamp();
        var outcome = Cancelled;
        try
        {
            var answer = await TryAsync(operation, method, path, key, body, cancellationToken);
            outcome = Done;
            return answer;
        }
        catch (RetellException exception)
        {
            outcome = exception.Code;
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", outcome);
            throw;
        }
        finally
        {
            span?.SetTag("retell.outcome", outcome);
            _metrics.Ended(operation, outcome, _time.GetElapsedTime(started));
        }
    }

    private async Task<JsonElement> TryAsync(
        RetellOperation operation, HttpMethod method, string path, string key, JsonNode? body, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_patience, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var request = Request(operation, method, path, key, body);
        try
        {
            using var http = _https.CreateClient(HttpName);
            using var response = await http.SendAsync(request, linked.Token);
            var content = await response.Content.ReadAsByteArrayAsync(linked.Token);
            return response.IsSuccessStatusCode ? Read(operation, content) : throw Refusal(operation, response, content, key);
        }
        // Among them: the breaker is open, the try took too long, the connection broke, the answer is too large.
        catch (Exception exception) when (exception is ExecutionRejectedException or HttpRequestException or IOException)
        {
            throw new RetellException(RetellFault.Away, operation, inner: exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RetellException(RetellFault.Away, operation, inner: exception);
        }
    }

    private static HttpRequestMessage Request(RetellOperation operation, HttpMethod method, string path, string key, JsonNode? body)
    {
        // What no header can carry cannot be a key; the exception of the header would quote it.
        if (key.Length == 0 || !key.All(character => character is > ' ' and < (char)127))
            throw new RetellException(RetellFault.KeyRefused, operation);
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Options.Set(RetellOperation.Key, operation);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    private static JsonElement Read(RetellOperation operation, byte[] content)
    {
        if (content.Length == 0)
            return default;
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new RetellException(RetellFault.Away, operation, inner: exception);
        }
    }

    private RetellException Refusal(RetellOperation operation, HttpResponseMessage response, byte[] content, string key)
    {
        var status = (int)response.StatusCode;
        return new RetellException(
            RetellFaults.Of(status, operation.IsById), operation, status, WordsOf(content, key), RetellResilience.PauseOf(response, _time));
    }

    // { "status": "error", "message": "…" }; whoever answers instead of Retell, a proxy for one, is not quoted.
    private static string? WordsOf(byte[] content, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            if (new WireObject(document.RootElement).Text("message") is not { } words)
                return null;
            words = string.Concat(words.Replace(key, "***", StringComparison.Ordinal).Select(letter => char.IsControl(letter) ? ' ' : letter));
            return words.Length > LongestWords ? words[..LongestWords] : words;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RetellException Unreadable(RetellOperation operation) => new(RetellFault.Away, operation);

    private static string Escape(string id) => Uri.EscapeDataString(id);
}
