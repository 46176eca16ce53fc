using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Features.Health;
using AskPro.Data.Health;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>A channel as an operator tries it, from the button to what stands beside it. On a database of its own: the rig takes the rules away.</summary>
public sealed class ChannelTestTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Alarms = "/api/operators/alarms";

    private ApiServer _api = null!;
    private HttpClient _platform = null!;
    private AlarmRig _rig = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // What it measures itself stays out: here the test says how things stand.
        _api = new(database.ConnectionString("askpro_api"), services => services.Remove(services.Single(service => service.ImplementationType == typeof(HealthLoop))));
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
        _rig = new(database, _api.Services.GetRequiredService<ProtectedText>());
        await _rig.RuleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        _platform.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_test_is_a_real_mail_on_the_way_of_alarms_once_a_minute_and_in_the_audit_log()
    {
        var (id, none) = await ChannelAsync();
        Assert.Equal(JsonValueKind.Null, none.ValueKind);
        // Of ten at once one is sent.
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TestAsync(id)));
        Assert.Equal([HttpStatusCode.Accepted, .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 9)], answers.Order());
        Assert.Equal("queued", Text((await ChannelAsync()).Test, "state"));

        await _rig.SendAsync();
        await _rig.LookAsync(15, waiting: 0);
        var mail = Assert.Single(_rig.Mails);
        Assert.Equal((AlarmRig.Address, "[AskPro] Test der Alarme"), (Assert.Single(mail.To), mail.Subject));
        Assert.Contains("/betrieb/alarme", mail.Text, StringComparison.Ordinal);
        Assert.Equal("sent", Text((await ChannelAsync()).Test, "state"));
        Assert.Empty((await _platform.GetFromJsonAsync<JsonElement>($"{Alarms}/history", Cancel)).GetProperty("items").EnumerateArray());
        var entry = (await _platform.GetFromJsonAsync<JsonElement>("/api/operators/audit?limit=1", Cancel)).GetProperty("items")[0];
        Assert.Equal(("alarm.channel_tested", "Wache"), (Text(entry, "action"), Text(entry, "subjectName")));

        await database.Owner.ChangeAsync("update alarm_channels set tested_at = tested_at - interval '1 minute'");
        Assert.Equal(HttpStatusCode.Accepted, await TestAsync(id));
        Assert.Equal(HttpStatusCode.NotFound, await TestAsync(Guid.AllBitsSet));
    }

    [Fact]
    public async Task Every_operator_gets_the_test_of_their_channel_and_one_who_got_nothing_makes_it_fail()
    {
        await _rig.RuleAsync(kind: "operators");
        await GivenOperator.CreateAsync(database.Owner, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, await TestAsync((await ChannelAsync()).Id));
        Assert.True(await database.Owner.AskAsync<long>(null, "select count(*) from outbox_messages where kind = 'mail'") >= 2);
        await database.Owner.ChangeAsync(
            "update outbox_messages set state = 'dead', attempts = 1, failed_at = now(), finished_at = now(), fence = 1, cause = 'mailbox_refused' where id = (select id from outbox_messages limit 1)");
        await _rig.SendAsync();
        await _rig.LookAsync(15, waiting: 0);
        var test = (await ChannelAsync()).Test;
        Assert.Equal(("failed", "mailbox_refused"), (Text(test, "state"), Text(test, "cause")));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_asked_for_and_the_page_says_why()
    {
        var now = TimeProvider.System.GetUtcNow();
        _api.Services.GetRequiredService<HealthBoard>().Show(
            [new() { Component = ComponentNames.Mails, FromAt = now, SeenAt = now, State = ComponentStates.Down, Cause = ComponentCauses.MailNotConfigured, Measures = "{}" }]);
        Assert.Equal(HttpStatusCode.Accepted, await TestAsync((await ChannelAsync()).Id));
        var test = (await ChannelAsync()).Test;
        Assert.Equal(("failed", "mail_not_configured"), (Text(test, "state"), Text(test, "cause")));
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, "select count(*) from outbox_messages"));
    }

    private async Task<(Guid Id, JsonElement Test)> ChannelAsync()
    {
        var channel = (await _platform.GetFromJsonAsync<JsonElement>(Alarms, Cancel)).GetProperty("channels")[0];
        return (channel.GetProperty("id").GetGuid(), channel.GetProperty("test"));
    }

    private async Task<HttpStatusCode> TestAsync(Guid id)
    {
        using var response = await _platform.PostAsync($"{Alarms}/channels/{id:D}/tests", null, Cancel);
        return response.StatusCode;
    }

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
