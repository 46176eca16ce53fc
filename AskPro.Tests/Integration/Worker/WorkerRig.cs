using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using AskPro.Data.Inbox;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Feed;
using AskPro.ServiceDefaults.Cache;
using AskPro.Worker.Inbox;
using AskPro.Worker.Resolution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>The Worker's machinery on a real database, with no cache to be reached: everything here works without Redis.</summary>
public sealed class WorkerRig : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly InboxStore _inbox;
    private readonly List<NpgsqlDataSource> _sources = [];

    public WorkerRig(TestDatabase database)
    {
        _database = database;
        _inbox = new InboxStore(database.As("askpro_api"));
        var services = new ServiceCollection();
        services.AddHybridCache();
        _services = services
            .AddMetrics()
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<InboxMonitor>()
            .AddSingleton<InboxMetrics>()
            .AddSingleton<InboxReport>()
            .AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("127.0.0.1:1,abortConnect=false,connectTimeout=100,connectRetry=0"))
            .AddSingleton<FeedPublisher>()
            .AddSingleton<CacheMetrics>()
            .AddSingleton<VersionedCache>()
            .AddSingleton<KnownCompanies>()
            .BuildServiceProvider();
        Runner = NewRunner();
    }

    internal KeptLog Log { get; } = new();

    internal InboxRunner Runner { get; }

    internal KnownCompanies Known => _services.GetRequiredService<KnownCompanies>();

    internal IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Another process' pump.</summary>
    internal InboxRunner NewRunner(string applicationName = "worker")
    {
        var source = NpgsqlDataSource.Create($"{_database.ConnectionString("askpro_worker")};Application Name={applicationName}");
        _sources.Add(source);
        return new InboxRunner(
            source, new InboxProcessor(source, _services.GetRequiredService<KnownCompanies>(), TimeProvider.System), _services.GetRequiredService<FeedPublisher>(),
            _services.GetRequiredService<InboxReport>(), Options.Create(new InboxPumpOptions()));
    }

    public async Task<Guid> CompanyAsync(params string[] numbers)
    {
        var id = NewId();
        await ExecuteAsync("insert into companies (id, name, is_demo, recording, created_at) values ($1, 'Test', false, 'with_consent', now())", id);
        foreach (var number in numbers)
            await ExecuteAsync("insert into phone_numbers (id, company_id, e164, created_at) values ($1, $2, $3, now())", NewId(), id, number);
        return id;
    }

    public Task AgentAsync(Guid company, string agentId) => ExecuteAsync(
        "insert into agents (id, company_id, retell_agent_id, name, created_at) values ($1, $2, $3, 'Agent', now())", NewId(), company, agentId);

    /// <summary>A body with one of the example calls under another id.</summary>
    public static byte[] Example(string name, string callId) => Encoding.UTF8.GetBytes(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Support", "Examples", name + ".json"))
            .Replace("call_7f3c9a1e5b2d48069c4ea17d3fb", callId, StringComparison.Ordinal));

    public static byte[] Body(string eventName, string call) => Encoding.UTF8.GetBytes($$"""{"event":"{{eventName}}","call":{{call}}}""");

    /// <summary>Accepts events as Api does. Each is a new event, whatever its body: here the deduplication has failed.</summary>
    public async Task<Guid[]> SendAsync(Guid? urlKeyCompany, params byte[][] bodies)
    {
        var now = TimeProvider.System.GetUtcNow();
        var entries = bodies.Select((body, number) => new InboxEntry
        {
            EventId = NewId(),
            ReceivedAt = now.AddMilliseconds(number),
            DedupeKey = RandomNumberGenerator.GetBytes(32),
            Body = body,
            CompanyId = urlKeyCompany,
            VerifiedBy = urlKeyCompany is null ? InboxVerifier.PlatformKey : InboxVerifier.CompanyKey,
            Event = "call_ended",
            CallId = "call",
            Lane = urlKeyCompany?.ToString() ?? "platform",
            State = InboxState.Queued,
            SignedAt = now.AddMilliseconds(number),
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        }).ToArray();
        await _inbox.AcceptAsync(entries, Stop);
        return [.. entries.Select(entry => entry.EventId)];
    }

    /// <summary>Turns until nothing is due.</summary>
    internal static async Task DrainAsync(InboxRunner runner)
    {
        InboxTurn turn;
        do
        {
            turn = await runner.RunOnceAsync(Stop);
            Assert.Null(turn.Failure);
        }
        while (turn.Claimed > 0);
    }

    public Task DrainAsync() => DrainAsync(Runner);

    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(Stop) is T value ? value : default!;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>State, attempts, cause and the seconds from the failure to the next try.</summary>
    public async Task<(string State, short Attempts, string? Cause, double? Delay)> JobAsync(Guid eventId)
    {
        await using var command = Command(
            "select state, attempts, cause, extract(epoch from run_at - failed_at)::float8 from inbox_jobs where event_id = $1", [eventId]);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        Assert.True(await reader.ReadAsync(Stop));
        return (reader.GetString(0), reader.GetInt16(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetDouble(3));
    }

    /// <summary>Everything a user can see of a call, and nothing that differs from run to run.</summary>
    public Task<string> RowAsync(Guid company, string callId) => ScalarAsync<string>(
        """
        select (to_jsonb(call) - array['id', 'company_id', 'customer_id', 'updated_at'])::text
            || coalesce((select string_agg((to_jsonb(turn) - array['company_id', 'call_id'])::text, E'\n' order by position)
                         from call_turns turn where turn.company_id = call.company_id and turn.call_id = call.id), '')
        from calls call where company_id = $1 and call_id = $2
        """,
        company, callId);

    public Task<long> SeqAsync(Guid company) => ScalarAsync<long>("select seq from company_feed where company_id = $1", company);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        foreach (var source in _sources)
            await source.DisposeAsync();
    }

    internal static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = _database.Owner.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return command;
    }
}
