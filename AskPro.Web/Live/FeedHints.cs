using StackExchange.Redis;

namespace AskPro.Web.Live;

/// <summary>
/// Listens to the Worker's hints in Redis. They may be lost or late: <see cref="FeedPoller"/> finds what they missed,
/// and polls faster while <see cref="AreAway"/>.
/// </summary>
internal sealed partial class FeedHints(IConnectionMultiplexer cache, FeedHub hub, TimeProvider clock, ILogger<FeedHints> log) : BackgroundService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("askpro:feed");
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private volatile bool subscribed;

    public bool AreAway => !subscribed || !cache.GetSubscriber().IsConnected(Channel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = false;
        // Once made, the subscription survives reconnects by itself.
        while (!subscribed)
        {
            try
            {
                await cache.GetSubscriber().SubscribeAsync(Channel, (_, payload) => Receive(payload));
                subscribed = true;
                Listening(log);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                if (!told)
                    NotYetListening(log, exception.Message);
                told = true;
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    private void Receive(RedisValue payload)
    {
        if (FeedHint.TryRead(payload, out var hint))
            hub.Advance(hint.CompanyId, hint.Seq, hint.Cause);
    }

    [LoggerMessage(4101, LogLevel.Information, "Listening to live hints")]
    private static partial void Listening(ILogger log);

    [LoggerMessage(4102, LogLevel.Warning, "Live hints are away, changes are polled every second: {Cause}")]
    private static partial void NotYetListening(ILogger log, string cause);
}
