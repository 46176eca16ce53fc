using System.Diagnostics;
using System.Text.Json;
using AskPro.ServiceDefaults.LogStore;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AskPro.Tests.Integration.Logs;

/// <summary>What a process logs is found in the database, and nobody who logs ever waits for that.</summary>
public sealed class LogStoreTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.Owner.ChangeAsync("truncate log_records");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_record_is_kept_with_its_values_its_trace_and_its_exception()
    {
        using var process = new LogProcess(database.ConnectionString("askpro_api"));
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var failure = new InvalidOperationException(new string('x', 9_000));
        process.Log().Log(LogLevel.Warning, new EventId(1234, "Broken"), failure, "{Count} of {Name} are \0\ud800 broken", 3, "lanes");
        process.Log().LogDebug("Nobody asked for this");

        Assert.Equal(new LogWriteResult(1, 0, null), await process.Writer.RunOnceAsync(Cancel));

        var row = JsonDocument.Parse(await database.Owner.AskAsync<string>(null, "select to_jsonb(log_records)::text from log_records")).RootElement;
        Assert.Equal(("api", 13, 1234, "Broken"), (Text("service"), row.GetProperty("severity").GetInt32(), row.GetProperty("event_id").GetInt32(), Text("event_name")));
        Assert.Equal(("3 of lanes are \ufffd\ufffd broken", "Test.Category"), (Text("message"), Text("category")));
        Assert.StartsWith("{Count} of {Name}", Text("template"), StringComparison.Ordinal);
        Assert.Equal("""{"Name": "lanes", "Count": 3}""", await database.Owner.AskAsync<string>(null, "select attributes::text from log_records"));
        Assert.Equal((request.TraceId.ToHexString(), request.SpanId.ToHexString()), (Text("trace_id"), Text("span_id")));
        Assert.Equal(("System.InvalidOperationException", 1_000, LogCopy.LongestStack), (Text("exception_type"), Text("exception_message")!.Length, Text("exception_stack")!.Length));
        Assert.NotEqual("", Text("instance"));

        string? Text(string column) => row.GetProperty(column).GetString();
    }

    [Fact]
    public async Task While_the_database_is_away_nobody_waits_the_oldest_are_given_up_and_the_rest_comes_afterwards()
    {
        using var process = new LogProcess(database.ConnectionString("askpro_api"), ("LogStore:WaitingRecords", "1000"), ("Database:ConnectTimeoutSeconds", "2"));
        using var dropped = new DroppedLogs(process);
        process.Log().LogInformation("Number {Number}", -1);
        Assert.Equal(1, (await process.Writer.RunOnceAsync(Cancel)).Stored);

        var name = await database.Owner.AskAsync<string>(null, "select current_database()::text");
        await database.Owner.ChangeAsync($"alter database \"{name}\" connection limit 0");
        await database.Owner.ChangeAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'askpro_api'");
        try
        {
            for (var number = 0; number < 1_600; number++)
                process.Log().LogInformation("Number {Number}", number);
            var away = await process.Writer.RunOnceAsync(Cancel);
            Assert.NotNull(away.Fault);
            Assert.Equal(0, away.Stored);
            var again = await process.Writer.RunOnceAsync(Cancel);
            // What it says of itself is the only thing that came on top, and it says it once.
            Assert.Equal((0, away.Waiting), (again.Stored, again.Waiting));
        }
        finally
        {
            await database.Owner.ChangeAsync($"alter database \"{name}\" connection limit -1");
        }

        var back = await process.Writer.RunOnceAsync(Cancel);
        Assert.Null(back.Fault);
        await process.Writer.RunOnceAsync(Cancel);
        Assert.Equal(600, dropped.Of("queue_full"));
        Assert.Equal("-1,600,1599", await database.Owner.AskAsync<string>(
            null, "select concat_ws(',', min(number), min(number) filter (where number >= 0), max(number)) from (select (attributes->>'Number')::int as number from log_records where category = 'Test.Category') kept"));
        Assert.Equal("906,907", await database.Owner.AskAsync<string>(
            null, "select string_agg(event_id::text, ',' order by id) from log_records where event_id between 906 and 907"));
    }

    [Fact]
    public async Task A_record_that_the_database_refuses_holds_up_no_other()
    {
        using var process = new LogProcess(database.ConnectionString("askpro_api"));
        process.Queue.Add(new(DateTime.UnixEpoch, 99, "x", 0, null, null, "x", "{}", null, null, null, null, null));
        Assert.Equal(new LogWriteResult(0, 0, null), await process.Writer.RunOnceAsync(Cancel));
        process.Log().LogError("Fine");

        Assert.Equal(1, (await process.Writer.RunOnceAsync(Cancel)).Stored);
    }

    [Fact]
    public async Task Nothing_is_kept_where_that_is_switched_off_and_only_what_is_serious_where_that_is_asked_for()
    {
        using var silent = new LogProcess(database.ConnectionString("askpro_api"), ("LogStore:MinimumLevel", "None"));
        silent.Log().LogCritical("Lost");
        Assert.Equal(0, silent.Queue.Count);
        using var serious = new LogProcess(database.ConnectionString("askpro_worker"), ("LogStore:MinimumLevel", "Error"));
        serious.Log().LogWarning("Not this");
        serious.Log().LogError("This");

        Assert.Equal(1, (await serious.Writer.RunOnceAsync(Cancel)).Stored);
    }
}
