using System.Threading.Channels;
using StackExchange.Redis;

namespace AskPro.Worker.Waking;

/// <summary>
/// Wakes a pump: on Api's hint over Redis at once, otherwise at every poll interval. The hint may be lost at any time,
/// nothing but freshness depends on it.
/// </summary>
internal abstract class HintedWake : BackgroundService
{
    private static readonly TimeSpan _retrySubscribing = TimeSpan.FromSeconds(2);

    // One slot: any number of reasons to wake up is one reason.
    private readonly Channel<bool> _reasons =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly IConnectionMultiplexer _cache;
    private readonly TimeProvider _time;
    private readonly RedisChannel _hint;
    private readonly ITimer _timer;

    protected HintedWake(IConnectionMultiplexer cache, TimeProvider time, string hint, int pollMilliseconds)
    {
        (_cache, _time, _hint) = (cache, time, RedisChannel.Literal(hint));
        var interval = TimeSpan.FromMilliseconds(pollMilliseconds);
        _timer = time.CreateTimer(_ => Signal(), null, interval, interval);
    }

    public async Task WaitAsync(CancellationToken cancellationToken) => await _reasons.Reader.ReadAsync(cancellationToken);

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    /// <summary>Subscribes; from then on the client restores the subscription by itself after every reconnect.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _cache.GetSubscriber().SubscribeAsync(_hint, (_, _) => Signal());
                return;
            }
            catch (Exception failure) when (failure is RedisException or TimeoutException)
            {
                NoHints(failure.GetType().Name);
                await Task.Delay(_retrySubscribing, _time, stoppingToken);
            }
        }
    }

    /// <summary>Says that only polling is left for now.</summary>
    protected abstract void NoHints(string reason);

    /// <summary>A reason to look at once.</summary>
    internal void Signal() => _reasons.Writer.TryWrite(true);
}
