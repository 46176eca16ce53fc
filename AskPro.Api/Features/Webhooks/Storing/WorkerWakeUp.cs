using System.Threading.Channels;
using AskPro.Api.Features.Webhooks.Telemetry;
using StackExchange.Redis;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>
/// Tells the Worker that something waits: a hint, at most one a flush, sent beside the flush and never waited for. The Worker polls anyway,
/// so a lost hint costs freshness only.
/// </summary>
internal sealed class WorkerWakeUp(IServiceProvider services, InboxMetrics metrics) : BackgroundService
{
    private static readonly RedisChannel Inbox = RedisChannel.Literal("askpro:inbox");

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Signal() => _signal.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first use connects, and a cache that is away makes that take seconds: here nobody waits for it.
        await foreach (var _ in _signal.Reader.ReadAllAsync(stoppingToken))
            await PublishAsync();
    }

    private async Task PublishAsync()
    {
        try
        {
            var cache = services.GetRequiredService<IConnectionMultiplexer>();
            await cache.GetSubscriber().PublishAsync(Inbox, RedisValue.EmptyString, CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            metrics.HintFailed();
        }
    }
}
