using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>Rules and channels as operators change them, and the history they read.</summary>
public sealed class AlarmApiTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Alarms = "/api/operators/alarms";

    private ApiServer _api = null!;
    private HttpClient _platform = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = new(database.ConnectionString("askpro_api"));
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Rules_are_there_from_the_start_and_changed_with_an_entry_in_the_audit_log()
    {
        var before = await ReadAsync("");
        Assert.True(before.GetProperty("rules").GetArrayLength() >= 13);
        Assert.All(before.GetProperty("rules").EnumerateArray(), rule => Assert.StartsWith("docs/runbooks/", rule.GetProperty("figure").GetProperty("runbook").GetString(), StringComparison.Ordinal));
        var rule = before.GetProperty("rules").EnumerateArray().First(found => found.GetProperty("figure").GetProperty("name").GetString() == "oldest_event");
        Assert.Equal(("inactive", "Betrieb"), (Text(rule, "state"), Text(rule, "channelName")));
        var (id, version) = (rule.GetProperty("id").GetGuid(), rule.GetProperty("version").GetUInt32());

        var bad = await SendAsync(HttpMethod.Put, $"/rules/{id:D}", Wish(threshold: -1, minutes: 2000, channel: Guid.AllBitsSet, version: version));
        Assert.Equal(["channelId", "threshold", "windowMinutes"], bad.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        var changed = await SendAsync(HttpMethod.Put, $"/rules/{id:D}", Wish(threshold: 90, minutes: 3, version: version));
        Assert.Equal((HttpStatusCode.OK, 90, false), (changed.Status, changed.Body.GetProperty("threshold").GetDouble(), changed.Body.GetProperty("isOn").GetBoolean()));
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(HttpMethod.Put, $"/rules/{id:D}", Wish(threshold: 91, minutes: 3, version: version))).Status);
        var entry = (await _platform.GetFromJsonAsync<JsonElement>("/api/operators/audit", Cancel)).GetProperty("items")[0];
        Assert.Equal(("alarm.rule_changed", "oldest_event"), (Text(entry, "action"), Text(entry, "subjectName")));
    }

    [Fact]
    public async Task A_rule_is_muted_for_a_while_by_name_and_reason_and_unmuted_with_entries_in_the_audit_log()
    {
        var rule = (await SendAsync(HttpMethod.Post, "/rules", Wish(figure: "dead_mails"))).Body;
        var path = $"/rules/{Text(rule, "id")}";
        Assert.Equal(JsonValueKind.Null, rule.GetProperty("mute").ValueKind);
        var wrong = await SendAsync(HttpMethod.Put, $"{path}/mute", new { reason = " ", minutes = 43_201 });
        Assert.Equal(["minutes", "reason"], wrong.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (until, code) in new (DateTimeOffset?, string)[] { (null, "required"), (now.AddMinutes(-1), "past"), (now.AddDays(31), "too_far_away") })
            Assert.Equal(code, (await SendAsync(HttpMethod.Put, $"{path}/mute", new { reason = "Umzug", until })).Body.GetProperty("errors").GetProperty("until")[0].GetString());

        var muted = await SendAsync(HttpMethod.Put, $"{path}/mute", new { reason = "Umzug", until = now.AddDays(3).ToOffset(TimeSpan.FromHours(2)) });
        var mute = muted.Body.GetProperty("mute");
        Assert.Equal((HttpStatusCode.OK, "Umzug"), (muted.Status, Text(mute, "reason")));
        Assert.NotEqual("", Text(mute, "byName"));
        Assert.InRange(mute.GetProperty("until").GetDateTimeOffset() - now, TimeSpan.FromDays(2.99), TimeSpan.FromDays(3.01));
        // The next one takes its place.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, $"{path}/mute", new { reason = "Umzug", minutes = 30 })).Status);
        Assert.Equal("Umzug", Text(Single(await ReadAsync(""), rule).GetProperty("mute"), "reason"));

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"{path}/mute")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"{path}/mute")).Status);
        Assert.Equal(JsonValueKind.Null, Single(await ReadAsync(""), rule).GetProperty("mute").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Put, $"/rules/{Guid.AllBitsSet:D}/mute", new { reason = "Umzug", minutes = 30 })).Status);
        var entries = (await _platform.GetFromJsonAsync<JsonElement>("/api/operators/audit?limit=3", Cancel)).GetProperty("items").EnumerateArray().Select(entry => Text(entry, "action"));
        Assert.Equal(["alarm.rule_unmuted", "alarm.rule_muted", "alarm.rule_muted"], entries);
    }

    private static JsonElement Single(JsonElement all, JsonElement rule) =>
        all.GetProperty("rules").EnumerateArray().Single(found => Text(found, "id") == Text(rule, "id"));

    [Fact]
    public async Task A_channel_is_added_used_and_removed_when_nothing_needs_it()
    {
        var channel = await SendAsync(HttpMethod.Post, "/channels", new { name = "Wache", address = "wache@askpro.example", language = "de" });
        Assert.Equal(HttpStatusCode.Created, channel.Status);
        Assert.Equal("duplicate", (await SendAsync(HttpMethod.Post, "/channels", new { name = "Wache", address = "a@askpro.example", language = "de" })).Body.GetProperty("errors").GetProperty("name")[0].GetString());
        var id = channel.Body.GetProperty("channel").GetProperty("id").GetGuid();
        var rule = await SendAsync(HttpMethod.Post, "/rules", Wish(figure: "accepted_webhooks", comparison: "at_most", threshold: 0, minutes: 30, channel: id));
        Assert.Equal((HttpStatusCode.Created, "Wache"), (rule.Status, Text(rule.Body, "channelName")));
        Assert.Equal("unknown", (await SendAsync(HttpMethod.Post, "/rules", Wish(figure: "phase_of_the_moon"))).Body.GetProperty("errors").GetProperty("figure")[0].GetString());
        Assert.Equal("out_of_range", (await SendAsync(HttpMethod.Post, "/rules", Wish(figure: "database_state", threshold: 3))).Body.GetProperty("errors").GetProperty("threshold")[0].GetString());

        Assert.Equal("channel_in_use", Text((await SendAsync(HttpMethod.Delete, $"/channels/{id:D}")).Body, "code"));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"/rules/{Text(rule.Body, "id")}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"/channels/{id:D}")).Status);
        // The address is nobody's business afterwards.
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, "select count(*) from operator_audit_entries where coalesce(before::text, '') || coalesce(after::text, '') like '%wache@%'"));
    }

    private static object Wish(
        string? figure = null, string comparison = "at_least", double threshold = 1, int minutes = 1, Guid? channel = null, uint version = 0) =>
        new { figure, comparison, threshold, windowMinutes = minutes, severity = "warning", channelId = channel, isOn = false, version };

    private Task<JsonElement> ReadAsync(string path) => _platform.GetFromJsonAsync<JsonElement>(Alarms + path, Cancel);

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, Alarms + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _platform.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
