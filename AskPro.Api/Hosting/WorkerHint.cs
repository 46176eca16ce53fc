using System.Threading.Channels;
using StackExchange.Redis;

namespace AskPro.Api.Hosting;

/// <summary>
/// Tells the Worker that something waits: a hint, sent beside the work that caused it and never waited for. The Worker polls anyway,
/// so a lost hint costs freshness only.
/// </summary>
/// <param name="services">Where the cache is found, once it is needed.</param>
/// <param name="channel">The pump that listens.</param>
internal abstract class WorkerHint(IServiceProvider services, string channel) : BackgroundService
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Signal() => _signal.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first use connects, and a cache that is away makes that take seconds: here nobody waits for it.
        await foreach (var _ in _signal.Reader.ReadAllAsync(stoppingToken))
            await PublishAsync();
    }

    /// <summary>The cache did not take one.</summary>
    protected virtual void Lost()
    {
    }

    private async Task PublishAsync()
    {
        try
        {
            var cache = services.GetRequiredService<IConnectionMultiplexer>();
            await cache.GetSubscriber().PublishAsync(RedisChannel.Literal(channel), RedisValue.EmptyString, CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Lost();
        }
    }
}
