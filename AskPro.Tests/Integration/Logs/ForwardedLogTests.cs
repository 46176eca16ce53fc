using System.Text.Json;
using AskPro.ServiceDefaults.Cache;
using AskPro.ServiceDefaults.LogStore;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using AskPro.Worker.Logs;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.Logs;

/// <summary>Records of Web, which has no right to the table: over the cache, and from there by the Worker.</summary>
public abstract class ForwardedLogTests(TestDatabase database, TestCache cache) : IAsyncLifetime
{
    private const string MasterKey = "0123456789abcdefghijklmnopqrstuv0123456789";
    private const int Least = 1_000;

    private LogProcess _web = null!;
    private LogProcess _worker = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private WebLogCollector Collector => _worker.Get<WebLogCollector>();

    private IDatabase Redis => _worker.Get<IConnectionMultiplexer>().GetDatabase();

    private static RedisKey Key => LogList.Key(WebLogCollector.Service);

    public async ValueTask InitializeAsync()
    {
        await database.Owner.ChangeAsync("truncate log_records");
        (_web, _worker) = (Process("askpro_web"), Process("askpro_worker"));
        await ConnectedAsync(_web);
        await ConnectedAsync(_worker);
        await Redis.KeyDeleteAsync(Key);
    }

    public ValueTask DisposeAsync()
    {
        _web.Dispose();
        _worker.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_Web_logs_is_stored_by_the_Worker_as_it_was()
    {
        var failure = new InvalidOperationException(new string('x', 9_000));
        _web.Log().Log(LogLevel.Warning, new EventId(1234, "Broken"), failure, "{Count} of {Name} are \0\ud800 broken: {Quote}", 3, "lanes", "\"ü\" 😀");
        _worker.Log().LogInformation("Mine");

        Assert.Equal(new LogWriteResult(1, 0, null), await _web.Writer.RunOnceAsync(Cancel));
        Assert.Equal(0, await CountAsync());
        Assert.Equal(new WebLogResult(1, 0, null), await Collector.RunOnceAsync(Cancel));

        var row = JsonDocument.Parse(await database.Owner.AskAsync<string>(null, "select to_jsonb(log_records)::text from log_records")).RootElement;
        Assert.Equal(("web", 13, 1234, "Broken"), (Text("service"), row.GetProperty("severity").GetInt32(), row.GetProperty("event_id").GetInt32(), Text("event_name")));
        Assert.Equal(("3 of lanes are \ufffd\ufffd broken: \"ü\" 😀", "Test.Category"), (Text("message"), Text("category")));
        Assert.Equal(("lanes", 3), (row.GetProperty("attributes").GetProperty("Name").GetString(), row.GetProperty("attributes").GetProperty("Count").GetInt32()));
        Assert.Equal("\"ü\" 😀", row.GetProperty("attributes").GetProperty("Quote").GetString());
        Assert.Equal(("System.InvalidOperationException", 1_000, LogCopy.LongestStack), (Text("exception_type"), Text("exception_message")!.Length, Text("exception_stack")!.Length));
        Assert.Equal(_web.Get<LogOrigin>().Instance, Text("instance"));
        Assert.Equal(new WebLogResult(0, 0, null), await Collector.RunOnceAsync(Cancel));
        Assert.Equal(1, (await _worker.Writer.RunOnceAsync(Cancel)).Stored);
        Assert.Equal("Mine", await database.Owner.AskAsync<string>(null, "select message from log_records where service = 'worker'"));

        string? Text(string column) => row.GetProperty(column).GetString();
    }

    [Fact]
    public async Task While_the_cache_is_away_records_wait_and_come_afterwards_and_that_is_said_once()
    {
        await _web.Writer.RunOnceAsync(Cancel);
        await cache.KillAsync();
        _web.Log().LogInformation("One");
        var away = await _web.Writer.RunOnceAsync(Cancel);
        Assert.NotNull(away.Fault);
        _web.Log().LogInformation("Two");
        Assert.Equal(0, (await _web.Writer.RunOnceAsync(Cancel)).Stored);
        Assert.NotNull((await Collector.RunOnceAsync(Cancel)).Fault);
        Assert.NotNull((await Collector.RunOnceAsync(Cancel)).Fault);

        await cache.StartAsync();
        await ConnectedAsync(_web);
        await ConnectedAsync(_worker);
        Assert.Null((await _web.Writer.RunOnceAsync(Cancel)).Fault);
        await _web.Writer.RunOnceAsync(Cancel);
        Assert.Null((await Collector.RunOnceAsync(Cancel)).Fault);
        await _worker.Writer.RunOnceAsync(Cancel);

        Assert.Equal("One,Two", await database.Owner.AskAsync<string>(null, "select string_agg(message, ',' order by id) from log_records where category = 'Test.Category'"));
        Assert.Equal("906,907", await SaidAsync("web", "between 906 and 907"));
        Assert.Equal("3601,3602", await SaidAsync("worker", "between 3600 and 3609"));
    }

    [Fact]
    public async Task While_the_database_is_away_nothing_is_taken_from_the_cache()
    {
        using var lonely = new LogProcess(
            "Host=127.0.0.1;Port=1;Username=askpro_worker;Timeout=1", [("ConnectionStrings:cache", cache.ConnectionString), ("KeyRing:MasterKey", MasterKey), .. LogProcess.PatientCache]);
        await SendAsync(3);

        Assert.NotNull((await lonely.Get<WebLogCollector>().RunOnceAsync(Cancel)).Fault);
        Assert.Equal(3, await Redis.ListLengthAsync(Key));
        Assert.Equal(new WebLogResult(3, 0, null), await Collector.RunOnceAsync(Cancel));
    }

    [Fact]
    public async Task What_was_taken_and_not_written_is_written_the_next_time()
    {
        await SendAsync(3);
        await database.Owner.ChangeAsync("revoke insert on log_records from askpro_worker");
        try
        {
            Assert.Equal(new WebLogResult(0, 0, "42501"), await Collector.RunOnceAsync(Cancel));
        }
        finally
        {
            await database.Owner.ChangeAsync("grant insert on log_records to askpro_worker");
        }

        await SendAsync(1);
        Assert.Equal(new WebLogResult(4, 0, null), await Collector.RunOnceAsync(Cancel));
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task What_is_no_record_of_Web_is_given_up_and_counted_and_holds_up_no_other()
    {
        using var dropped = new DroppedLogs(_worker);
        var codec = _worker.Get<ForwardedLogCodec>();
        var good = new StoredLog(DateTime.UnixEpoch, 9, "x", 0, null, null, "good", "{}", null, null, null, null, null);
        RedisValue[] none =
        [
            "", "nonsense", new byte[2_000_000], JsonSerializer.SerializeToUtf8Bytes(new ForwardedLog("one", good)), codec.Write(new("one", good))[..^1],
            // Of another installation.
            new ForwardedLogCodec(new EntrySeal(new Microsoft.Extensions.Configuration.ConfigurationManager()), TimeProvider.System).Write(new("one", good)),
            codec.Seal([]), codec.Seal("null"u8), codec.Seal("[1]"u8), codec.Seal("{}"u8), codec.Seal("""{"Instance":"one","Record":null}"""u8),
            codec.Seal(JsonSerializer.SerializeToUtf8Bytes(new ForwardedLog("one", good with { Message = null! }))), codec.Seal(JsonSerializer.SerializeToUtf8Bytes(new ForwardedLog(null!, good))),
            codec.Write(new("one", good with { Severity = 25 })),
            codec.Write(new("one", good with { TraceId = new string('x', 32) })), codec.Write(new("one", good with { SpanId = "" })),
            codec.Write(new("one", good with { Attributes = "[1]" })), codec.Write(new("one", good with { Attributes = "{" })), codec.Write(new("one", good with { Attributes = """{"a":"\ud800"}""" })),
            codec.Write(new("one", good with { At = DateTime.SpecifyKind(good.At, DateTimeKind.Local) })), codec.Write(new("one", good with { At = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) })),
        ];
        await Redis.ListRightPushAsync(Key, none);
        var values = string.Join(',', Enumerable.Range(0, 60).Select(number => $"\"{number}\":\"\\u0000{new string('a', 2_000)}\""));
        var all = $$"""{"n":1e999,"f":1.5,"b":[{"x":true}],{{values}}}""";
        await Redis.ListRightPushAsync(Key, codec.Write(new(new string('i', 300), good with { Message = "\0" + new string('m', 9_000), Category = new string('c', 300), ExceptionStack = new string('s', 9_000), Attributes = all })));
        await Redis.ListRightPushAsync(Key, codec.Write(new("one", good)));

        Assert.Equal(new WebLogResult(2, none.Length, null), await Collector.RunOnceAsync(Cancel));

        Assert.Equal(none.Length, dropped.Of("malformed"));
        Assert.Equal("4000,200,8000,200,40,1e999,1000", await database.Owner.AskAsync<string>(null,
            """
            select concat_ws(',', length(message), length(category), length(exception_stack), length(instance), (select count(*) from jsonb_object_keys(attributes)),
                attributes->>'n', length(attributes->>'0')) from log_records where exception_stack is not null
            """));
        await _worker.Writer.RunOnceAsync(Cancel);
        Assert.Equal("3603", await SaidAsync("worker", "between 3600 and 3609"));
    }

    [Fact]
    public async Task The_cache_keeps_a_bounded_number_and_the_oldest_are_given_up_and_counted()
    {
        using var dropped = new DroppedLogs(_web);
        await SendAsync(1_600);

        Assert.Equal(Least, await Redis.ListLengthAsync(Key));
        Assert.Equal(1_600 - Least, dropped.Of("list_full"));
        Assert.Equal(new WebLogResult(Least, 0, null), await Collector.RunOnceAsync(Cancel));
        Assert.Equal("600,1599", await database.Owner.AskAsync<string>(
            null, "select concat_ws(',', min(number), max(number)) from (select (attributes->>'Number')::int as number from log_records) kept"));
    }

    private LogProcess Process(string role) => new(
        database.ConnectionString(role), [("ConnectionStrings:cache", cache.ConnectionString), ("KeyRing:MasterKey", MasterKey), ("LogStore:CachedRecords", $"{Least}"), .. LogProcess.PatientCache]);

    private async Task SendAsync(int records)
    {
        for (var number = 0; number < records; number++)
            _web.Log().LogInformation("Number {Number}", number);
        Assert.Equal(records, (await _web.Writer.RunOnceAsync(Cancel)).Stored);
    }

    private static async Task ConnectedAsync(LogProcess process)
    {
        while (!process.Get<IConnectionMultiplexer>().IsConnected)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
    }

    private Task<long> CountAsync() => database.Owner.AskAsync<long>(null, "select count(*) from log_records");

    private Task<string> SaidAsync(string service, string which) =>
        database.Owner.AskAsync<string>(null, $"select string_agg(event_id::text, ',' order by id) from log_records where service = $1 and event_id {which}", service);
}

public sealed class ForwardedLogsOnGarnet(Postgres18 database, GarnetCache cache) : ForwardedLogTests(database, cache), IClassFixture<Postgres18>, IClassFixture<GarnetCache>;

public sealed class ForwardedLogsOnRedis(Postgres18 database, RedisCache cache) : ForwardedLogTests(database, cache), IClassFixture<Postgres18>, IClassFixture<RedisCache>;
