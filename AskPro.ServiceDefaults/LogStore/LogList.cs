using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>
/// Log records on their way to the Worker: a list in the cache for each service that has no right to the table, bounded by number, the oldest
/// first. Plain list commands, which every server with Redis's protocol has (LPOP with a number: Redis 6.2).
/// </summary>
internal sealed class LogList(IConnectionMultiplexer cache, ForwardedLogCodec codec, IOptions<LogStoreOptions> options, LogMetrics metrics) : ILogSink
{
    private readonly int _most = options.Value.CachedRecords;

    internal static RedisKey Key(string service) => $"askpro:logs:{service}";

    /// <summary>Appends and trims in one round trip; what is trimmed counts as given up.</summary>
    public async Task AddAsync(string service, string instance, IReadOnlyList<StoredLog> records, CancellationToken cancellationToken)
    {
        RedisValue[] entries = [.. records.Select(record => (RedisValue)codec.Write(new(instance, record)))];
        var trip = cache.GetDatabase().CreateBatch();
        var length = trip.ListRightPushAsync(Key(service), entries);
        var trimmed = trip.ListTrimAsync(Key(service), -_most, -1);
        trip.Execute();
        await Task.WhenAll(length, trimmed).WaitAsync(cancellationToken);
        metrics.Forwarded(records.Count);
        metrics.Dropped("list_full", Math.Max(0, await length - _most));
    }

    public Task<long> CountAsync(string service) => cache.GetDatabase().ListLengthAsync(Key(service));

    /// <summary>Takes the oldest, at most a batch. What is taken is nowhere else any more.</summary>
    public async Task<TakenLogs> TakeAsync(string service)
    {
        var entries = await cache.GetDatabase().ListLeftPopAsync(Key(service), LogQueue.BatchSize) ?? [];
        List<ForwardedLog> read = [.. entries.Select(entry => codec.Read((byte[]?)entry ?? [])).OfType<ForwardedLog>()];
        var malformed = entries.Length - read.Count;
        metrics.Dropped("malformed", malformed);
        return new(read, malformed);
    }
}

/// <summary>What was in the list.</summary>
/// <param name="Logs">In their order.</param>
/// <param name="Malformed">How many entries were none.</param>
internal sealed record TakenLogs(IReadOnlyList<ForwardedLog> Logs, int Malformed);
