using AskPro.Data.Logs;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Logs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Logs;

/// <summary>The Worker forgets log records.</summary>
public sealed class LogUpkeepTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_are_forgotten_by_age_and_then_by_number_the_oldest_first()
    {
        await database.Owner.ChangeAsync("truncate log_records");
        await database.Owner.ChangeAsync(
            """
            insert into log_records (at, service, instance, severity, category, event_id, message, attributes)
            select now() - make_interval(hours => hour), 'api', 'one', 9, 'x', 0, hour::text, '{}' from generate_series(0, 199) hour
            """);

        Assert.Equal(new(32), await Upkeep(database.As("askpro_worker"), most: 500_000).RunOnceAsync(Cancel));
        Assert.Equal("0,167", await KeptAsync());
        Assert.Equal(new(68), await Upkeep(database.As("askpro_worker"), most: 100).RunOnceAsync(Cancel));
        Assert.Equal("0,99", await KeptAsync());
        Assert.Equal(new(0), await Upkeep(database.As("askpro_worker"), most: 100).RunOnceAsync(Cancel));
    }

    [Fact]
    public async Task Without_the_database_the_next_look_comes()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=1");

        Assert.Equal(new(0), await Upkeep(nowhere, most: 100).RunOnceAsync(Cancel));
    }

    private Task<string> KeptAsync() => database.Owner.AskAsync<string>(null, "select min(message::int) || ',' || max(message::int) from log_records");

    private static LogUpkeep Upkeep(NpgsqlDataSource source, int most) =>
        new(new LogArchive(source), Options.Create(new LogOptions { KeptRecords = most }), TimeProvider.System, NullLogger<LogUpkeep>.Instance);
}
