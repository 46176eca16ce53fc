using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Features.Health;
using AskPro.Data.Health;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>What operators read of an alarm. On a database of its own: the rules that are there from the start are taken away.</summary>
public sealed class AlarmHistoryTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Alarms = "/api/operators/alarms";

    private ApiServer _api = null!;
    private HttpClient _platform = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // What it measures itself stays out: here the test says how things stand.
        _api = new(database.ConnectionString("askpro_api"), services => services.Remove(services.Single(service => service.ImplementationType == typeof(HealthLoop))));
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task The_history_says_from_when_until_when_how_bad_and_who_was_told()
    {
        await using var rig = new AlarmRig(database);
        await rig.RuleAsync();
        await rig.LookAsync(0, waiting: 12);
        await rig.LookAsync(120, waiting: 30);
        await rig.SendAsync();
        await rig.LookAsync(15, waiting: 0);
        Assert.Equal("firing", Text((await ReadAsync("")).GetProperty("rules")[0], "state"));
        await rig.LookAsync(60, waiting: 0);

        var history = await ReadAsync("/history?limit=1");
        var episode = history.GetProperty("items")[0];
        Assert.Equal(("waiting_events", "resolved", 30, 135), (
            Text(episode, "figure"), Text(episode, "state"), episode.GetProperty("peak").GetDouble(),
            (int)(episode.GetProperty("until").GetDateTimeOffset() - episode.GetProperty("from").GetDateTimeOffset()).TotalSeconds));
        Assert.Equal(
            ["Wache firing sent", "Wache resolved queued"],
            episode.GetProperty("told").EnumerateArray().Select(told => $"{Text(told, "channelName")} {Text(told, "notice")} {Text(told, "state")}"));
        Assert.Equal("docs/runbooks/events-wait.md", Text(episode, "runbook"));
        using var refused = await _platform.GetAsync($"{Alarms}/history?limit=0", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task What_nobody_measures_any_more_has_no_value_and_a_Worker_that_is_silent_is_named()
    {
        var now = TimeProvider.System.GetUtcNow();
        ComponentSpan Span(string component, TimeSpan age, string measures = "{}") =>
            new() { Component = component, FromAt = now - TimeSpan.FromHours(1), SeenAt = now - age, State = ComponentStates.Well, Measures = measures };
        var board = _api.Services.GetRequiredService<HealthBoard>();
        board.Show([Span(ComponentNames.Worker, TimeSpan.Zero), Span(ComponentNames.Processing, TimeSpan.Zero, """{"waiting":7}""")]);
        var all = await ReadAsync("");
        Assert.Equal((true, true, 7), (all.GetProperty("isWatched").GetBoolean(), all.GetProperty("hasMailServer").GetBoolean(), Figure(all, "waiting_events").GetProperty("value").GetDouble()));

        var pause = TimeSpan.FromSeconds(50);
        board.Show([Span(ComponentNames.Worker, pause), Span(ComponentNames.Processing, pause, """{"waiting":7}"""), Span(ComponentNames.Api, pause)]);
        all = await ReadAsync("");
        Assert.False(all.GetProperty("isWatched").GetBoolean());
        Assert.InRange(all.GetProperty("watchedUntil").GetDateTimeOffset(), now - pause - TimeSpan.FromSeconds(1), now - pause + TimeSpan.FromSeconds(1));
        Assert.Equal(JsonValueKind.Null, Figure(all, "waiting_events").GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.String, Figure(all, "waiting_events").GetProperty("notMeasuredSince").ValueKind);
        // A sign of life that is missing is an outage.
        Assert.Equal(2, Figure(all, "api_state").GetProperty("value").GetDouble());
    }

    private static JsonElement Figure(JsonElement all, string name) => all.GetProperty("figures").EnumerateArray().Single(figure => Text(figure, "name") == name);

    private Task<JsonElement> ReadAsync(string path) => _platform.GetFromJsonAsync<JsonElement>(Alarms + path, Cancel);

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
