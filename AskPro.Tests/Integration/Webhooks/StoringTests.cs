using System.Net;
using System.Text;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class StoringOn15Tests(Postgres15 database) : StoringTests(database), IClassFixture<Postgres15>;

public sealed class StoringOn18Tests(Postgres18 database) : StoringTests(database), IClassFixture<Postgres18>;

public abstract class StoringTests(TestDatabase database)
{
    [Fact]
    public async Task A_signed_event_is_stored_whole_before_the_answer()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        var body = Webhooks.Event(callId);

        using var answer = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var stored = Assert.Single(await StoredEvents.ReadAsync(database, callId));
        Assert.Equal(body, stored.Body);
        Assert.Equal(("call_ended", callId, "queued", "platform_key", null), (stored.Event, stored.CallId, stored.State, stored.VerifiedBy, stored.CompanyId));
        Assert.Equal("number:+493023125001", stored.Lane);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", stored.TraceParent);
    }

    [Fact]
    public async Task Five_copies_at_once_are_one_row_and_five_yes()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        var body = Webhooks.Event(callId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.PostAsync(body)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Single(await StoredEvents.ReadAsync(database, callId));
    }

    [Fact]
    public async Task A_corrected_second_body_is_another_event()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();

        using var first = await host.PostAsync(Webhooks.Event(callId));
        using var second = await host.PostAsync(Webhooks.Event(callId, filler: "corrected"));

        Assert.Equal(2, (await StoredEvents.ReadAsync(database, callId)).Count);
    }

    [Fact]
    public async Task A_companys_address_takes_its_own_key_only_and_nobody_can_take_its_place()
    {
        await using var host = WebhookHost.Start(database);
        var (companyId, path, key) = await WebhookCompany.CreateAsync(host, database);
        var callId = Webhooks.NewCallId();
        var body = Webhooks.Event(callId);

        using var platform = await host.PostAsync(body);
        using var wrong = await host.PostAsync(body, path);
        using var right = await host.PostAsync(body, path, key);
        using var again = await host.PostAsync(body, path, key);

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent, HttpStatusCode.NoContent],
            new[] { platform, wrong, right, again }.Select(answer => answer.StatusCode));
        var stored = await StoredEvents.ReadAsync(database, callId);
        Assert.Equal([null, companyId], stored.Select(row => row.CompanyId));
        Assert.Equal(("company_key", $"company:{companyId:N}"), (stored[1].VerifiedBy, stored[1].Lane));
    }

    [Theory]
    [InlineData("not json at all", "body_not_json")]
    [InlineData("", "body_not_json")]
    [InlineData("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"a\\u0000b\"}}", "body_not_text")]
    [InlineData("{\"call\":{\"call_id\":\"x\"}}", "event_missing")]
    [InlineData("{\"event\":\"call_exploded\",\"call\":{\"call_id\":\"x\"}}", "event_unknown")]
    [InlineData("{\"event\":\"transfer_started\",\"call\":{\"call_id\":\"x\"}}", "event_not_processed")]
    [InlineData("{\"event\":\"call_ended\",\"call\":{}}", "call_id_missing")]
    public async Task Signed_but_useless_is_accepted_and_set_aside(string text, string cause)
    {
        await using var host = WebhookHost.Start(database);
        var body = Encoding.UTF8.GetBytes(text);

        using var answer = await host.PostAsync(body);
        using var again = await host.PostAsync(body);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (answer.StatusCode, again.StatusCode));
        var stored = Assert.Single(await StoredEvents.ReadAsync(database), row => row.Body.AsSpan().SequenceEqual(body));
        Assert.Equal(("quarantined", cause), (stored.State, stored.Cause));
    }

    [Fact]
    public async Task A_growing_transcript_is_kept_for_the_Worker()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        var body = Encoding.UTF8.GetBytes($"{{\"event\":\"transcript_updated\",\"call\":{{\"call_id\":\"{callId}\",\"transcript\":\"Agent: Hallo\"}}}}");

        using var answer = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("queued", Assert.Single(await StoredEvents.ReadAsync(database, callId)).State);
    }

    [Fact]
    public async Task Broken_utf8_and_a_thousand_levels_are_set_aside_too()
    {
        await using var host = WebhookHost.Start(database);
        byte[] broken = [.. "{\"event\":\"call_ended\",\"call\":{\"call_id\":\""u8, 0xFF, 0xC3, 0x28, .. "\"}}"u8];
        var deep = Encoding.UTF8.GetBytes($"{{\"event\":\"call_ended\",\"deep\":{new string('[', 1000)}{new string(']', 1000)}}}");

        using var first = await host.PostAsync(broken);
        using var second = await host.PostAsync(deep);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, second.StatusCode));
        var stored = await StoredEvents.ReadAsync(database);
        Assert.Equal("body_not_utf8", stored.Single(row => row.Body.AsSpan().SequenceEqual(broken)).Cause);
        Assert.Equal("body_too_deep", stored.Single(row => row.Body.AsSpan().SequenceEqual(deep)).Cause);
    }
}
