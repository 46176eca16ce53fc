using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Logs;

/// <summary>Log records as operators ask for them.</summary>
public sealed class LogApiTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Logs = "/api/operators/logs";
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private ApiServer _api = null!;
    private HttpClient _platform = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = new(database.ConnectionString("askpro_api"));
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync("truncate log_records");
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Every_filter_finds_what_it_means_and_nothing_else()
    {
        await AddAsync("2026-11-23 09:00", "web", 9, "AskPro.Web.Live", 4101, "Listening to live hints");
        await AddAsync("2026-11-23 10:00", "api", 9, "AskPro.Api.Webhooks", 1104, "An event was quarantined");
        await AddAsync("2026-11-23 11:00", "worker", 17, "AskPro.Worker.Inbox", 3002, "Event is a dead letter: 100%_sure");
        await AddAsync("2026-11-23 12:00", "worker", 13, "AskPro.Worker.Mails", 3202, "The mail server is away", Trace);

        Assert.Equal([3202, 3002, 1104, 4101], await FoundAsync(""));
        Assert.Equal([1104], await FoundAsync("?service=api"));
        Assert.Equal([4101], await FoundAsync("?service=web"));
        Assert.Equal([3202, 3002], await FoundAsync("?severity=warn"));
        Assert.Equal([3002], await FoundAsync("?severity=ERROR&category=AskPro.Worker."));
        Assert.Equal([3202], await FoundAsync("?eventId=3202"));
        Assert.Equal([3002], await FoundAsync("?text=DEAD%20letter"));
        Assert.Equal([3002], await FoundAsync("?text=100%25_s"));
        Assert.Empty(await FoundAsync("?text=quarantine_"));
        Assert.Equal([3202], await FoundAsync($"?traceId={Trace.ToUpperInvariant()}"));
        Assert.Equal([3002], await FoundAsync("?from=2026-11-23T11:00:00Z&until=2026-11-23T12:00:00Z"));
        var list = await _platform.GetFromJsonAsync<JsonElement>($"{Logs}?eventId=3202", Cancel);
        var row = list.GetProperty("items")[0];
        Assert.Equal(("WARN", 13, "two"), (row.GetProperty("severity").GetString(), row.GetProperty("severityNumber").GetInt32(), row.GetProperty("attributes").GetProperty("One").GetString()));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), list.GetProperty("oldestAt").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, list.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_also_within_one_moment()
    {
        for (var number = 1; number <= 5; number++)
            await AddAsync(number < 3 ? "2026-11-23 10:00" : "2026-11-23 11:00", "api", 9, "x", number, "x");

        var found = new List<int>();
        string? before = null;
        do
        {
            var page = await _platform.GetFromJsonAsync<JsonElement>($"{Logs}?limit=2{(before is null ? "" : $"&before={before}")}", Cancel);
            found.AddRange(Ids(page));
            before = page.GetProperty("nextCursor").GetString();
        }
        while (before is not null);

        Assert.Equal([5, 4, 3, 2, 1], found);
    }

    [Fact]
    public async Task A_trace_names_the_event_that_it_brought_while_that_is_there()
    {
        await using var rig = new WorkerRig(database);
        var id = (await rig.SendAsync(null, WorkerRig.Body("call_ended", """{"call_id":"call_traced"}""")))[0];
        await AddAsync("2026-11-23 10:00", "worker", 9, "x", 3000, "x", Trace, $$"""{"EventId": "{{id}}"}""");

        Assert.Equal(id, (await _platform.GetFromJsonAsync<JsonElement>($"{Logs}?traceId={Trace}", Cancel)).GetProperty("traceEventId").GetGuid());
        Assert.Equal(JsonValueKind.Null, (await _platform.GetFromJsonAsync<JsonElement>(Logs, Cancel)).GetProperty("traceEventId").ValueKind);
        await database.Owner.ChangeAsync("delete from inbox_jobs");
        Assert.Equal(JsonValueKind.Null, (await _platform.GetFromJsonAsync<JsonElement>($"{Logs}?traceId={Trace}", Cancel)).GetProperty("traceEventId").ValueKind);
    }

    [Theory]
    [InlineData("service=simulator")]
    [InlineData("severity=loud")]
    [InlineData("traceId=abc")]
    [InlineData("limit=501")]
    [InlineData("before=nonsense", "invalid_cursor")]
    public async Task A_query_that_says_nothing_is_refused(string query, string code = "invalid_request")
    {
        using var response = await _platform.GetAsync($"{Logs}?{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_search_that_takes_too_long_is_given_up_with_a_code()
    {
        await using var connection = await database.Owner.OpenConnectionAsync(Cancel);
        await using var holding = await connection.BeginTransactionAsync(Cancel);
        await using var command = new Npgsql.NpgsqlCommand("lock table log_records in access exclusive mode", connection, holding);
        await command.ExecuteNonQueryAsync(Cancel);

        using var response = await _platform.GetAsync(Logs, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("query_too_slow", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nobody_but_an_operator_sees_a_record_whatever_Api_asks()
    {
        await AddAsync("2026-11-23 10:00", "api", 9, "x", 1, "x");
        using var person = _api.As(await _api.TokenAsync(await GivenCompany.CreateAsync(database.Owner, Cancel), Cancel));

        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(Logs, Cancel)).StatusCode);
        Assert.Equal(0, await database.As("askpro_api").AskAsync<long>(null, "select count(*) from log_records"));
    }

    private Task<int> AddAsync(string at, string service, int severity, string category, int eventId, string message, string? trace = null, string attributes = """{"One": "two"}""") =>
        database.Owner.ChangeAsync(
            $"""
            insert into log_records (at, service, instance, severity, category, event_id, message, attributes, trace_id)
            values ('{at}+00', $1, 'one', {severity}, $2, {eventId}, $3, $4::jsonb, {(trace is null ? "null" : $"'{trace}'")})
            """, service, category, message, attributes);

    private async Task<IEnumerable<int>> FoundAsync(string query) => Ids(await _platform.GetFromJsonAsync<JsonElement>($"{Logs}{query}", Cancel));

    private static int[] Ids(JsonElement list) => [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("eventId").GetInt32())];
}
