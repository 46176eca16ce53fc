using System.Collections.Concurrent;
using StackExchange.Redis;

namespace AskPro.Worker.Feed;

/// <summary>
/// Tells Web over Redis which companies have something new. A hint that may be lost: the truth is <c>company_feed</c>. What was
/// said shortly before or while the connection was broken is said again when it is back.
/// </summary>
internal sealed class FeedPublisher : IDisposable
{
    /// <summary>Messages are <c>{companyId:D}:{seq}</c>.</summary>
    internal static readonly RedisChannel Channel = RedisChannel.Literal("askpro:feed");

    // A connection is found broken some seconds after it broke.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly IConnectionMultiplexer _cache;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedPublisher> _log;
    private readonly ConcurrentDictionary<Guid, (long Seq, long At)> _latest = new();

    public FeedPublisher(IConnectionMultiplexer cache, TimeProvider time, ILogger<FeedPublisher> log)
    {
        (_cache, _time, _log) = (cache, time, log);
        _cache.ConnectionRestored += Restored;
    }

    public void Publish(IReadOnlyList<(Guid CompanyId, long Seq)> numbers)
    {
        var now = _time.GetTimestamp();
        foreach (var (companyId, seq) in numbers)
            _latest[companyId] = (seq, now);
        if (numbers.Count == 0 || !_cache.IsConnected)
            return;
        foreach (var (companyId, latest) in _latest)
        {
            if (_time.GetElapsedTime(latest.At, now) > Remembered)
                _latest.TryRemove(new(companyId, latest));
        }

        Send(numbers);
    }

    public void Dispose() => _cache.ConnectionRestored -= Restored;

    private void Restored(object? sender, ConnectionFailedEventArgs connection) =>
        Send([.. _latest.Select(latest => (latest.Key, latest.Value.Seq))]);

    private void Send(IReadOnlyList<(Guid CompanyId, long Seq)> numbers)
    {
        try
        {
            var subscriber = _cache.GetSubscriber();
            foreach (var (companyId, seq) in numbers)
                subscriber.Publish(Channel, $"{companyId:D}:{seq}", CommandFlags.FireAndForget);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            _log.HintLost(failure.GetType().Name);
        }
    }
}
