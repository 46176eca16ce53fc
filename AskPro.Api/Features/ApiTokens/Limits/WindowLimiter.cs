using System.Threading.RateLimiting;

namespace AskPro.Api.Features.ApiTokens.Limits;

/// <summary>
/// So many requests, then none until the window ends. The framework's own fixed window tells neither what is left nor when it
/// ends while it lets requests through, and clients are to be told before they are refused.
/// </summary>
/// <param name="permits">Requests in a window.</param>
/// <param name="window">Its length, from the first request in it.</param>
/// <param name="time">The clock.</param>
internal sealed class WindowLimiter(int permits, TimeSpan window, TimeProvider time) : RateLimiter
{
    private readonly Lock _lock = new();
    private long _start = time.GetTimestamp();
    private int _used;

    public override TimeSpan? IdleDuration => time.GetElapsedTime(_start) is var age && age >= window ? age : null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_start) >= window) (_start, _used) = (time.GetTimestamp(), 0);
            var isAcquired = _used + permitCount <= permits;
            if (isAcquired) _used += permitCount;
            return new WindowLease(isAcquired, permits - _used, window - time.GetElapsedTime(_start));
        }
    }

    // Nobody waits in line.
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));
}
