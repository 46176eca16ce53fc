using System.Threading.Channels;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AskPro.Worker.Inbox;

/// <summary>
/// Wakes the pump: on Api's hint over Redis at once, otherwise at every poll interval. The hint may be lost at any time,
/// nothing but freshness depends on it.
/// </summary>
internal sealed class InboxWake : BackgroundService
{
    /// <summary>Where Api says that something was accepted; the message is empty.</summary>
    internal const string Hint = "askpro:inbox";

    private static readonly TimeSpan _retrySubscribing = TimeSpan.FromSeconds(2);

    // One slot: any number of reasons to wake up is one reason.
    private readonly Channel<bool> _reasons =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly IConnectionMultiplexer _cache;
    private readonly TimeProvider _time;
    private readonly ILogger<InboxWake> _log;
    private readonly ITimer _timer;

    public InboxWake(IConnectionMultiplexer cache, TimeProvider time, IOptions<InboxPumpOptions> options, ILogger<InboxWake> log)
    {
        (_cache, _time, _log) = (cache, time, log);
        var interval = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
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
                await _cache.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Hint), (_, _) => Signal());
                return;
            }
            catch (Exception failure) when (failure is RedisException or TimeoutException)
            {
                _log.NoHints(failure.GetType().Name);
                await Task.Delay(_retrySubscribing, _time, stoppingToken);
            }
        }
    }

    private void Signal() => _reasons.Writer.TryWrite(true);
}
