using StackExchange.Redis;

namespace AskPro.Worker.Feed;

/// <summary>Tells Web over Redis which companies have something new. A hint that may be lost: the truth is <c>company_feed</c>.</summary>
internal sealed class FeedPublisher(IConnectionMultiplexer cache, ILogger<FeedPublisher> log)
{
    /// <summary>Messages are <c>{companyId:D}:{seq}</c>.</summary>
    internal static readonly RedisChannel Channel = RedisChannel.Literal("askpro:feed");

    public void Publish(IReadOnlyList<(Guid CompanyId, long Seq)> numbers)
    {
        if (numbers.Count == 0 || !cache.IsConnected)
            return;
        try
        {
            var subscriber = cache.GetSubscriber();
            foreach (var (companyId, seq) in numbers)
                subscriber.Publish(Channel, $"{companyId:D}:{seq}", CommandFlags.FireAndForget);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            log.HintLost(failure.GetType().Name);
        }
    }
}
