using System.Net.Http.Headers;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Simulator.Calls;
using Microsoft.Extensions.Options;

namespace AskPro.Simulator.Webhooks;

/// <summary>Delivers one event as Retell does: 10 s for an answer, up to 3 retries, any 2xx will do.</summary>
internal sealed partial class WebhookSender(
    HttpClient http, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookSender> logger)
{
    private const int MaxAttempts = 4;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    // Retell does not document its spacing.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <param name="name">Retell's name of the event.</param>
    /// <param name="body">The exact bytes.</param>
    /// <param name="route">Where to, and signed by whom.</param>
    /// <param name="speed">Divides the pauses between tries.</param>
    /// <param name="report">Told of every try as it ends.</param>
    /// <param name="cancellationToken">Ends the delivery, when the simulator stops.</param>
    internal async Task SendAsync(
        string name, byte[] body, CallRoute route, double speed, Action<WebhookAttempt> report, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var result = await TryAsync(name, body, route, attempt, cancellationToken);
            report(result);
            LogAttempt(logger, name, attempt, result.Status, result.Error ?? "none", result.DurationMs);
            if (result.Succeeded || attempt == MaxAttempts) return;
            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1) / speed, time, cancellationToken);
        }
    }

    private async Task<WebhookAttempt> TryAsync(string name, byte[] body, CallRoute route, int attempt, CancellationToken cancellationToken)
    {
        var sentAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(AnswerTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        int? status = null;
        string? error = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, route.WebhookUrl ?? options.Value.WebhookUrl) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation(RetellSignature.HeaderName, RetellSignature.Sign(body, route.WebhookKey ?? options.Value.PlatformKey, sentAt));
            using var response = await http.SendAsync(request, linked.Token);
            status = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            error = "unreachable";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            error = "timeout";
        }

        return new WebhookAttempt(name, attempt, sentAt, body.Length, status, error, Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1));
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Information,
        Message = "Sent {Event}, try {Attempt}: status {Status}, error {Error}, {DurationMs} ms")]
    private static partial void LogAttempt(ILogger logger, string @event, int attempt, int? status, string error, double durationMs);
}
