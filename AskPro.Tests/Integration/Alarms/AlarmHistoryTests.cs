using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Support.Databases;
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
        _api = new(database.ConnectionString("askpro_api"));
        _platform = _api.As(await _api.TokenAsync((await GivenOperator.CreateAsync(database.Owner, Cancel)).Email, Cancel));
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

    private Task<JsonElement> ReadAsync(string path) => _platform.GetFromJsonAsync<JsonElement>(Alarms + path, Cancel);

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
