using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>
/// Entries in this process' memory and in Redis that are believed only as long as their version is the one in the database. Who asks
/// compares it; so what is not evicted in time costs a miss and nothing else. Never throws for Redis, and never waits long for it.
/// </summary>
public sealed class VersionedCache(HybridCache cache, CacheMetrics metrics, IOptions<CacheOptions> options, TimeProvider time)
{
    /// <summary>Before every key in Redis.</summary>
    internal const string Prefix = "askpro:cache:";

    private const HybridCacheEntryFlags OnlyHere = HybridCacheEntryFlags.DisableDistributedCache;

    // By company, so that an eviction need not ask Redis for what lies in this memory.
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, byte>> _kept = new();
    private readonly TimeSpan _longestWait = TimeSpan.FromMilliseconds(options.Value.LongestWaitMilliseconds);

    /// <summary>Set once connected: the first connection to a cache that is away takes seconds, and nobody here shall wait for it.</summary>
    internal IConnectionMultiplexer? Connection { get; set; }

    private bool IsRedisThere => Connection is { IsConnected: true };

    /// <summary>What is known under these keys, whatever its version; a key that is missing is not known.</summary>
    /// <param name="keys">What is asked for.</param>
    /// <param name="companyOf">Whose change evicts an entry.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyDictionary<string, T>> PeekAsync<T>(IEnumerable<string> keys, Func<T, Guid> companyOf, CancellationToken cancellationToken)
        where T : class
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        var waiting = new List<(string Key, Task<T?> Reading)>();
        var entry = new HybridCacheEntryOptions { Flags = HybridCacheEntryFlags.DisableUnderlyingData | (IsRedisThere ? default : OnlyHere) };
        foreach (var key in keys)
        {
            var reading = cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult<T?>(null), entry, cancellationToken: cancellationToken);
            if (reading.IsCompletedSuccessfully) Add(key, reading.Result);
            else waiting.Add((key, reading.AsTask()));
        }

        if (waiting.Count > 0)
            await WithinAsync(Task.WhenAll(waiting.Select(one => one.Reading)), cancellationToken);
        foreach (var (key, reading) in waiting.Where(one => one.Reading.IsCompletedSuccessfully))
            Add(key, reading.Result);
        return found;

        void Add(string key, T? value)
        {
            if (value is null) return;
            found[key] = value;
            // What another process has kept lies in this memory too from now on.
            Note(companyOf(value), key);
        }
    }

    /// <summary>Keeps what a transaction has read, together with the version that it read in the same statement or snapshot.</summary>
    /// <param name="companyId">Whose change evicts it.</param>
    /// <param name="key">Under which it is asked for.</param>
    /// <param name="entry">The entry, with its version.</param>
    /// <param name="lifetime">For how long at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task KeepAsync<T>(Guid companyId, string key, T entry, TimeSpan lifetime, CancellationToken cancellationToken)
        where T : class
    {
        Note(companyId, key);
        var how = new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = lifetime, Flags = IsRedisThere ? default : OnlyHere };
        await WithinAsync(cache.SetAsync(key, entry, how, cancellationToken: CancellationToken.None).AsTask(), cancellationToken);
    }

    /// <summary>The entry of a key as long as it is current; otherwise what is read now, which is kept instead.</summary>
    /// <param name="kind">The kind of entry, in metrics.</param>
    /// <param name="companyId">Whose change evicts it.</param>
    /// <param name="key">Under which it is kept.</param>
    /// <param name="isCurrent">Whether an entry is of the moment that the running transaction sees.</param>
    /// <param name="read">Reads it in that transaction.</param>
    /// <param name="lifetime">For how long it is kept at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> ReadAsync<T>(
        string kind, Guid companyId, string key, Func<T, bool> isCurrent, Func<CancellationToken, Task<T>> read, TimeSpan lifetime, CancellationToken cancellationToken)
        where T : class
    {
        var known = (await PeekAsync<T>([key], _ => companyId, cancellationToken)).GetValueOrDefault(key);
        if (known is not null && isCurrent(known))
        {
            Count(kind, 1, 0, 0);
            return known;
        }

        Count(kind, 0, known is null ? 1 : 0, known is null ? 0 : 1);
        var entry = await read(cancellationToken);
        await KeepAsync(companyId, key, entry, lifetime, cancellationToken);
        return entry;
    }

    /// <summary>Counts what was asked for.</summary>
    /// <param name="entry">The kind of entry.</param>
    /// <param name="hits">Known, of the current version.</param>
    /// <param name="misses">Not known.</param>
    /// <param name="stale">Known, of another version, so read anew.</param>
    public void Count(string entry, int hits, int misses, int stale)
    {
        metrics.Read(entry, "hit", hits);
        metrics.Read(entry, "miss", misses);
        metrics.Read(entry, "stale", stale);
    }

    /// <summary>How many of these keys are in Redis now, whatever this process remembers.</summary>
    /// <exception cref="RedisException">Redis is away.</exception>
    public async Task<int> CountInRedisAsync(IEnumerable<string> keys)
    {
        if (Connection is not { } redis) return 0;
        var there = await Task.WhenAll(keys.Select(key => redis.GetDatabase().KeyExistsAsync(Prefix + key)));
        return there.Count(isThere => isThere);
    }

    /// <summary>Forgets everything of a company that this process has kept or found, here and in Redis.</summary>
    /// <returns>How many entries.</returns>
    internal async Task<int> DropAsync(Guid companyId, CancellationToken cancellationToken)
    {
        if (!_kept.TryRemove(companyId, out var keys)) return 0;
        await WithinAsync(Task.WhenAll(keys.Keys.Select(async key => await cache.RemoveAsync(key, CancellationToken.None))), cancellationToken);
        return keys.Count;
    }

    private void Note(Guid companyId, string key) => _kept.GetOrAdd(companyId, _ => new(StringComparer.Ordinal))[key] = 0;

    /// <summary>Redis being away or slow is no reason for anybody to fail or to wait.</summary>
    private async Task WithinAsync(Task work, CancellationToken cancellationToken)
    {
        try
        {
            await work.WaitAsync(_longestWait, time, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            metrics.Lost();
        }
    }
}
