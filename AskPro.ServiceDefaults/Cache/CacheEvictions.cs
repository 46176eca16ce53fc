using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>
/// Tells every process over Redis that what it keeps of a company is over, and does so here when another one tells. A message that is lost
/// costs memory and a miss: entries are checked against the database anyway.
/// </summary>
public sealed class CacheEvictions(
    IServiceProvider services, VersionedCache cache, CacheMetrics metrics, TimeProvider time, ILogger<CacheEvictions> log) : BackgroundService
{
    /// <summary>Messages are <c>{instance:N}:{companyId:D}:{Unix milliseconds of the commit}</c>.</summary>
    internal static readonly RedisChannel Told = RedisChannel.Literal("askpro:evict");

    private static readonly TimeSpan RetrySubscribing = TimeSpan.FromSeconds(2);

    private readonly string _instance = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Message> _messages =
        Channel.CreateBounded<Message>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Completes when messages of others arrive.</summary>
    public Task Listening => _listening.Task;

    /// <summary>To be called after the commit of what changed; returns at once.</summary>
    public void Publish(IReadOnlyCollection<Guid> companies)
    {
        foreach (var company in companies)
            _messages.Writer.TryWrite(new(company, time.GetUtcNow(), true));
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SubscribeAsync(stoppingToken), HandleAsync(stoppingToken));

    private async Task SubscribeAsync(CancellationToken stoppingToken)
    {
        // The first use connects, and a cache that is away makes that take seconds: here nobody waits for it.
        var redis = await Task.Run(services.GetRequiredService<IConnectionMultiplexer>, stoppingToken);
        cache.Connection = redis;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // From then on the client restores the subscription by itself after every reconnect.
                await redis.GetSubscriber().SubscribeAsync(Told, (_, text) => Receive(text.ToString()));
                _listening.TrySetResult();
                return;
            }
            catch (Exception failure) when (failure is RedisException or TimeoutException)
            {
                log.NoEvictions(failure.GetType().Name);
                await Task.Delay(RetrySubscribing, time, stoppingToken);
            }
        }
    }

    private void Receive(string text)
    {
        if (text.Split(':') is [var instance, var company, var at] && instance != _instance && Guid.TryParse(company, out var companyId)
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            _messages.Writer.TryWrite(new(companyId, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), false));
        }
    }

    private async Task HandleAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _messages.Reader.ReadAllAsync(stoppingToken))
        {
            if (message.IsOwn) await TellAsync(message);
            var entries = await cache.DropAsync(message.CompanyId, stoppingToken);
            var lag = time.GetUtcNow() - message.At;
            metrics.Dropped(lag);
            if (entries > 0) log.Dropped(entries, message.CompanyId, lag.TotalMilliseconds);
        }
    }

    private async Task TellAsync(Message message)
    {
        if (cache.Connection is not { IsConnected: true } redis) return;
        try
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{_instance}:{message.CompanyId:D}:{message.At.ToUnixTimeMilliseconds()}");
            await redis.GetSubscriber().PublishAsync(Told, text, CommandFlags.FireAndForget);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            metrics.Lost();
        }
    }

    private sealed record Message(Guid CompanyId, DateTimeOffset At, bool IsOwn);
}
