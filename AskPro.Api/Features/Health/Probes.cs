using AskPro.Data.Health;
using Microsoft.Extensions.Options;
using Npgsql;
using StackExchange.Redis;

namespace AskPro.Api.Features.Health;

/// <summary>Asks database and cache for an answer and takes the time.</summary>
internal sealed class Probes(NpgsqlDataSource database, IServiceProvider services, IOptions<HealthOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task<ComponentReading> DatabaseAsync(CancellationToken cancellationToken) => TakeAsync(
        ComponentNames.Database, ComponentCauses.DatabaseAway, ComponentCauses.DatabaseSlow, options.Value.SlowDatabaseMilliseconds,
        async stop =>
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(stop);
        },
        cancellationToken);

    // Asked for late: making the connection may take as long as its timeout, and the host is not to wait for it.
    public Task<ComponentReading> CacheAsync(CancellationToken cancellationToken) => TakeAsync(
        ComponentNames.Cache, ComponentCauses.CacheAway, ComponentCauses.CacheSlow, options.Value.SlowCacheMilliseconds,
        stop => services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().PingAsync().WaitAsync(stop), cancellationToken);

    private async Task<ComponentReading> TakeAsync(
        string component, string away, string slow, int slowMilliseconds, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            await ask(both.Token);
        }
        catch (Exception failure) when (IsAway(failure) && !cancellationToken.IsCancellationRequested)
        {
            return ComponentReading.Of(component, away, isDown: true);
        }

        var seconds = time.GetElapsedTime(started).TotalSeconds;
        return new(
            component, seconds * 1000 > slowMilliseconds ? slow : null, IsDown: false, new Dictionary<string, double> { [ComponentMeasures.Answer] = seconds });
    }

    private static bool IsAway(Exception failure) =>
        failure is NpgsqlException or RedisException or TimeoutException or IOException or OperationCanceledException;
}
