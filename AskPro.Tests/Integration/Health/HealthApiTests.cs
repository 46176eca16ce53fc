using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Features.Health;
using AskPro.Data.Health;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Health;

/// <summary>How Api says how AskPro stands, to operators and to everybody; also while its database is away.</summary>
public sealed class HealthApiTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operators_see_what_was_measured_and_everybody_only_how_well_it_is()
    {
        await database.Owner.ChangeAsync("truncate component_spans");
        await WorkerWasSeenAsync(TimeSpan.Zero);
        await using var api = Api();
        var result = await LookAsync(api);
        Assert.True(result.Written);

        using var client = await api.AsOperatorAsync(database.Owner, Cancel);
        var health = await ComponentsAsync(client, "/api/operators/health");
        Assert.Equal(ComponentNames.All, health.Keys);
        Assert.Equal("well", State(health[ComponentNames.Api]));
        Assert.Equal("well", State(health[ComponentNames.Intake]));
        Assert.Equal("well", State(health[ComponentNames.Worker]));
        Assert.True(Measure(health[ComponentNames.Database], ComponentMeasures.Answer) > 0);
        Assert.True(Measure(health[ComponentNames.Worker], ComponentMeasures.Heartbeat) >= 0);
        Assert.Equal(("down", "docs/runbooks/cache-away.md"), (State(health[ComponentNames.Cache]), health[ComponentNames.Cache].GetProperty("runbook").GetString()));
        Assert.Equal(("degraded", 2), (State(health[ComponentNames.SetAside]), Measure(health[ComponentNames.SetAside], ComponentMeasures.Dead)));
        Assert.Equal(48, health[ComponentNames.Cache].GetProperty("strip").GetArrayLength());
        Assert.Equal("down", health[ComponentNames.Cache].GetProperty("strip")[47].GetString());

        using var anybody = api.CreateClient();
        using var answer = await anybody.GetAsync("/api/status", Cancel);
        Assert.Equal("public, max-age=10", answer.Headers.CacheControl!.ToString());
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var status = JsonDocument.Parse(text).RootElement.GetProperty("components").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!);
        string[] parts = ["intake", "processing", "pages", "mails"];
        Assert.Equal(parts, status.Keys);
        Assert.Equal(("well", "well"), (State(status["intake"]), State(status["pages"])));
        foreach (var inside in new[] { "cache", "database", "worker", "dead", "seconds", "runbook", "cause" })
            Assert.DoesNotContain(inside, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("/api/operators/health", Cancel)).StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_away_the_last_known_is_shown_and_the_outage_is_written_afterwards()
    {
        await database.Owner.ChangeAsync("truncate component_spans");
        await WorkerWasSeenAsync(TimeSpan.Zero);
        await using var api = Api();
        var look = ActivatorUtilities.CreateInstance<HealthLook>(api.Services);
        Assert.True((await look.RunOnceAsync(Cancel)).Written);

        var name = await database.Owner.AskAsync<string>(null, "select current_database()::text");
        await database.Owner.ChangeAsync($"alter database \"{name}\" connection limit 0");
        await database.Owner.ChangeAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'askpro_api'");
        try
        {
            HealthResult result;
            // A connection may notice its end a moment later.
            do result = await look.RunOnceAsync(Cancel);
            while (result.Written);
            using var anybody = api.CreateClient();
            var status = await ComponentsAsync(anybody, "/api/status");
            Assert.Equal(("down", "down"), (State(status["intake"]), State(status["processing"])));
            Assert.NotEqual(JsonValueKind.Null, status["intake"].GetProperty("since").ValueKind);
            var board = api.Services.GetRequiredService<HealthBoard>().Read().Components.ToDictionary(component => component.Name);
            Assert.Equal((ComponentStates.Down, ComponentCauses.DatabaseAway), (board[ComponentNames.Database].State, board[ComponentNames.Database].Cause));
            Assert.NotNull(board[ComponentNames.SetAside].SeenAt);
        }
        finally
        {
            await database.Owner.ChangeAsync($"alter database \"{name}\" connection limit -1");
        }

        while (!(await look.RunOnceAsync(Cancel)).Written)
            await Task.Yield();
        Assert.Equal("well down well", await database.Owner.AskAsync<string>(
            null, "select string_agg(state, ' ' order by from_at) from component_spans where component = 'database'"));
    }

    [Fact]
    public async Task Spans_go_on_while_nothing_changes_and_two_processes_write_one_history()
    {
        await database.Owner.ChangeAsync("truncate component_spans");
        var (one, other) = (new ComponentStore(database.As("askpro_api")), new ComponentStore(database.As("askpro_worker")));
        var begin = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
        await one.NoteAsync([Span(0, 0)], Cancel);
        await other.NoteAsync([Span(5, 5)], Cancel);
        await one.NoteAsync([Span(10, 10)], Cancel);
        await one.NoteAsync([Span(20, 20, "cache_away")], Cancel);
        // Older than what stands there.
        await other.NoteAsync([Span(15, 15)], Cancel);
        await one.NoteAsync([Span(30, 30, "cache_away"), Span(40, 40)], Cancel);
        // After a pause.
        await one.NoteAsync([Span(140, 140)], Cancel);

        var spans = await other.ReadAsync(begin, Cancel);
        Assert.Equal(
            [(0, 20, "well"), (20, 40, "down"), (40, 40, "well"), (140, 140, "well")],
            spans.Select(span => ((int)(span.FromAt - begin).TotalSeconds, (int)(span.SeenAt - begin).TotalSeconds, span.State)));
        Assert.Equal(3, await other.ForgetAsync(begin.AddSeconds(100), Cancel));

        ComponentSpan Span(int from, int seen, string? cause = null) => new()
        {
            Component = ComponentNames.Cache, FromAt = begin.AddSeconds(from), SeenAt = begin.AddSeconds(seen), State = cause is null ? "well" : "down", Cause = cause, Measures = "{}",
        };
    }

    /// <summary>The Api without its own loop: what a test looks at changes when the test looks.</summary>
    private ApiServer Api() => new(
        database.ConnectionString("askpro_api"), services => services.Remove(services.Single(service => service.ImplementationType == typeof(HealthLoop))),
        // A first connection on a busy machine is no slow database.
        ("Health:SlowDatabaseMilliseconds", "10000"));

    private static Task<HealthResult> LookAsync(ApiServer api) => api.Services.GetRequiredService<HealthLook>().RunOnceAsync(Cancel);

    private Task WorkerWasSeenAsync(TimeSpan ago)
    {
        var at = TimeProvider.System.GetUtcNow() - ago;
        return new ComponentStore(database.As("askpro_worker")).NoteAsync(
            [
                new() { Component = ComponentNames.Worker, FromAt = at, SeenAt = at, State = "well", Measures = "{}" },
                new() { Component = ComponentNames.Processing, FromAt = at, SeenAt = at, State = "well", Measures = """{"waiting":0}""" },
                new() { Component = ComponentNames.SetAside, FromAt = at, SeenAt = at, State = "degraded", Cause = "dead_letters", Measures = """{"dead":2}""" },
            ],
            Cancel);
    }

    private static async Task<Dictionary<string, JsonElement>> ComponentsAsync(HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonElement>(path, Cancel)).GetProperty("components").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!);

    private static string? State(JsonElement component) => component.GetProperty("state").GetString();

    private static double Measure(JsonElement component, string name) =>
        component.GetProperty("measures").EnumerateArray().Single(measure => measure.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
}
