using System.Collections.Concurrent;
using StackExchange.Redis;

namespace AskPro.Worker.Feed;

/// <summary>
/// Tells Web over Redis which companies have something new. A hint that may be lost: the truth is <c>company_feed</c>. What was
/// said shortly before or while the connection was broken is said again when it is back.
/// </summary>
internal sealed class FeedPublisher : IDisposable
{
    /// <summary>Messages are written by <see cref="FeedHint"/>.</summary>
    internal static readonly RedisChannel Channel = RedisChannel.Literal("askpro:feed");

    // A connection is found broken some seconds after it broke.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly IConnectionMultiplexer _cache;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedPublisher> _log;
    private readonly ConcurrentDictionary<Guid, (FeedChange Change, long At)> _latest = new();

    public FeedPublisher(IConnectionMultiplexer cache, TimeProvider time, ILogger<FeedPublisher> log)
    {
        (_cache, _time, _log) = (cache, time, log);
        _cache.ConnectionRestored += Restored;
    }

    public void Publish(IReadOnlyList<FeedChange> changes)
    {
        var now = _time.GetTimestamp();
        foreach (var change in changes)
            _latest[change.CompanyId] = (change, now);
        if (changes.Count == 0 || !_cache.IsConnected)
            return;
        foreach (var (companyId, latest) in _latest)
        {
            if (_time.GetElapsedTime(latest.At, now) > Remembered)
                _latest.TryRemove(new(companyId, latest));
        }

        foreach (var change in changes)
            Say(change);
    }

    public void Dispose() => _cache.ConnectionRestored -= Restored;

    private void Restored(object? sender, ConnectionFailedEventArgs connection)
    {
        foreach (var (_, latest) in _latest)
            Say(latest.Change);
    }

    private void Say(FeedChange change)
    {
        using var trace = FeedTraces.StartPublish(change);
        Send(FeedHint.Write(change, trace));
    }

    private void Send(string hint)
    {
        try
        {
            _cache.GetSubscriber().Publish(Channel, hint, CommandFlags.FireAndForget);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            _log.HintLost(failure.GetType().Name);
        }
    }
}
