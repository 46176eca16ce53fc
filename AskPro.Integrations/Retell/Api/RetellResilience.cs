using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace AskPro.Integrations.Retell.Api;

/// <summary>
/// How one call is tried: again only when that is harmless, no sooner than Retell asks for, and not at all while Retell is down. The time
/// of the whole call is limited outside, by the client, because reading the answer counts too.
/// </summary>
internal static class RetellResilience
{
    private const string PauseHeader = "retry-after-ms";
    private const string ShouldRetryHeader = "x-should-retry";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    internal static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        var options = context.ServiceProvider.GetRequiredService<IOptions<RetellApiOptions>>().Value;
        var metrics = context.ServiceProvider.GetRequiredService<RetellMetrics>();
        var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline.TimeProvider = time;
        if (options.Repetitions > 0)
            pipeline.AddRetry(Retry(options, metrics, time));
        pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                // 408 and 429 are answers to one company; they say nothing of Retell.
                ShouldHandle = outcome => ValueTask.FromResult(
                    IsNoAnswer(outcome.Outcome.Exception) || outcome.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError }),
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
                OnOpened = _ => metrics.Circuit(isOpen: true),
                OnClosed = _ => metrics.Circuit(isOpen: false),
            })
            .AddTimeout(TimeSpan.FromSeconds(options.TrySeconds));
    }

    /// <summary>How long the answer asks to wait; null when it does not.</summary>
    internal static TimeSpan? PauseOf(HttpResponseMessage response, TimeProvider time)
    {
        if (response.Headers.TryGetValues(PauseHeader, out var values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and <= int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date - time.GetUtcNow() is var wait => wait < TimeSpan.Zero ? TimeSpan.Zero : wait,
            _ => null,
        };
    }

    private static HttpRetryStrategyOptions Retry(RetellApiOptions options, RetellMetrics metrics, TimeProvider time) => new()
    {
        MaxRetryAttempts = options.Repetitions,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = FirstPause,
        ShouldRetryAfterHeader = false,
        ShouldHandle = outcome => ValueTask.FromResult(
            OperationOf(outcome.Context) is { MayRepeat: true }
            && (IsNoAnswer(outcome.Outcome.Exception) || (outcome.Outcome.Result is { } response && IsWorthAnotherTry(response, options, time)))),
        DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result is { } response ? PauseOf(response, time) : null),
        OnRetry = retry =>
        {
            metrics.Repeated(OperationOf(retry.Context)!);
            return default;
        },
    };

    private static RetellOperation? OperationOf(ResilienceContext context) =>
        context.GetRequestMessage()?.Options.TryGetValue(RetellOperation.Key, out var operation) is true ? operation : null;

    private static bool IsNoAnswer(Exception? exception) => exception is HttpRequestException or TimeoutRejectedException;

    private static bool IsWorthAnotherTry(HttpResponseMessage response, RetellApiOptions options, TimeProvider time)
    {
        if (response.Headers.TryGetValues(ShouldRetryHeader, out var words) && words.FirstOrDefault() == "false")
            return false;
        return (int)response.StatusCode is 408 or 409 or 429 or >= 500
            && !(PauseOf(response, time) > TimeSpan.FromSeconds(options.LongestPauseSeconds));
    }
}
