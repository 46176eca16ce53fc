using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using AskPro.Data.Refusals;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Events as operators see them, and what did not end well processed again from its stored body.</summary>
public sealed class EventTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Events = "/api/operators/events";

    private readonly WorkerRig _rig = new(database);
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
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task A_dead_letter_is_shown_without_what_it_says_and_replayed_once_from_its_stored_body()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (id, body) = await DeadAsync(company, "call_dead_one");

        var view = await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{id:D}", Cancel);
        Assert.Equal(("dead", "processing_failed", 4), (Text(view.GetProperty("row"), "state"), Text(view.GetProperty("row"), "cause"), view.GetProperty("row").GetProperty("attempts").GetInt32()));
        Assert.Equal((body.Length, Convert.ToHexStringLower(SHA256.HashData(body))), (view.GetProperty("bodyLength").GetInt32(), Text(view, "bodySha256")));
        Assert.DoesNotContain("+4915199990001", view.GetRawText(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await ReplayAsync(new { eventId = id, expected = 1, reason = "" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await ReplayAsync(new { eventId = id, expected = 2, reason = "Ticket 7" })).Status);
        Assert.Equal("dead", (await _rig.JobAsync(id)).State);
        var replayed = await ReplayAsync(new { eventId = id, expected = 1, reason = "Ticket 7" });
        Assert.Equal((HttpStatusCode.OK, 1), (replayed.Status, replayed.Body.GetProperty("calls").GetInt32()));
        await _rig.DrainAsync();

        Assert.Equal("done", (await _rig.JobAsync(id)).State);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from calls where company_id = '{company.Id:D}' and call_id = 'call_dead_one'"));
        Assert.Equal(HttpStatusCode.Conflict, (await ReplayAsync(new { eventId = id, expected = 1, reason = "Ticket 7" })).Status);
        using var person = _api.As(await _api.TokenAsync(company, Cancel));
        var log = (await person.GetFromJsonAsync<JsonElement>("/api/audit", Cancel)).GetProperty("items")[0];
        Assert.Equal(("events.replayed", "AskPro-Betrieb"), (Text(log, "action"), Text(log, "actorName")));
        Assert.Contains("Ticket 7", log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_event_says_is_masked_and_shown_in_clear_once_it_is_noted_why()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (id, _) = await DeadAsync(company, "call_unmasked");

        var view = await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{id:D}", Cancel);
        Assert.Contains("\"call_id\": \"call_unmasked\"", Text(view, "maskedBody"), StringComparison.Ordinal);
        Assert.Contains("\"from_number\": \"•••\"", Text(view, "maskedBody"), StringComparison.Ordinal);
        Assert.Equal(["signed", "received", "queued", "failed", "dead"], Steps(view));

        using var without = await _platform.PostAsJsonAsync($"{Events}/{id:D}/body", new { reason = " " }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var clear = await _platform.PostAsJsonAsync($"{Events}/{id:D}/body", new { reason = "Ticket 11" }, Cancel);
        Assert.True(clear.Headers.CacheControl!.NoStore);
        var said = await clear.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains("\"from_number\": \"+4915199990001\"", Text(said, "text"), StringComparison.Ordinal);
        Assert.False(said.GetProperty("isCut").GetBoolean());
        using var nothing = await _platform.PostAsJsonAsync($"{Events}/{company.CallId:D}/body", new { reason = "Ticket 11" }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);

        using var person = _api.As(await _api.TokenAsync(company, Cancel));
        var log = (await person.GetFromJsonAsync<JsonElement>("/api/audit", Cancel)).GetProperty("items")[0];
        Assert.Equal(("events.unmasked", "AskPro-Betrieb"), (Text(log, "action"), Text(log, "actorName")));
        foreach (var noted in new[] { "Ticket 11", "call_unmasked", "call_ended" })
            Assert.Contains(noted, log.GetRawText(), StringComparison.Ordinal);

        await ReplayAsync(new { eventId = id, expected = 1, reason = "Ticket 11" });
        Assert.Equal(["signed", "received", "queued", "replayed", "waits"], Steps(await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{id:D}", Cancel)));
        await _rig.DrainAsync();
        var done = await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{id:D}", Cancel);
        Assert.Equal(["signed", "received", "queued", "replayed", "resolved", "done"], Steps(done));
        Assert.Equal("number", Text(done.GetProperty("steps")[4], "detail"));
    }

    [Fact]
    public async Task A_group_is_counted_first_and_replayed_by_its_cause_and_company_alone()
    {
        var (company, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        await DeadAsync(company, "call_group_a");
        await DeadAsync(company, "call_group_b");
        var (foreign, _) = await DeadAsync(other, "call_group_c");

        var list = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=aside&cause=processing_failed&companyId={company.Id:D}", Cancel);
        Assert.Equal((2, 2, 2), (list.GetProperty("items").GetArrayLength(), list.GetProperty("waiting").GetProperty("events").GetInt32(), list.GetProperty("waiting").GetProperty("calls").GetInt32()));
        Assert.Contains(list.GetProperty("causes").EnumerateArray(), cause => Text(cause, "cause") == "processing_failed" && cause.GetProperty("events").GetInt32() >= 3);
        var first = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=dead&companyId={company.Id:D}&limit=1", Cancel);
        var second = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=dead&companyId={company.Id:D}&limit=1&before={Text(first, "nextCursor")}", Cancel);
        Assert.Equal(["call_group_b", "call_group_a"], new[] { first, second }.Select(page => Text(page.GetProperty("items")[0], "callId")));

        var replayed = await ReplayAsync(new { companyId = company.Id, state = "aside", cause = "processing_failed", expected = 2, reason = "Ticket 8" });
        Assert.Equal((HttpStatusCode.OK, 2), (replayed.Status, replayed.Body.GetProperty("events").GetInt32()));
        await _rig.DrainAsync();

        Assert.Equal(0, (await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=aside&companyId={company.Id:D}", Cancel)).GetProperty("items").GetArrayLength());
        Assert.Equal("dead", (await _rig.JobAsync(foreign)).State);
    }

    [Fact]
    public async Task What_a_replay_would_change_is_told_in_calls_before_it_is_asked_for()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (single, _) = await DeadAsync(company, "call_dry_a");
        await DeadAsync(company, "call_dry_a");
        await DeadAsync(company, "call_dry_b");
        var (nameless, _) = await DeadAsync(company, "call_dry_c");
        await database.Owner.ChangeAsync("update inbox_jobs set call_id = null where event_id = $1", nameless);
        var (further, _) = await DeadAsync(company, "call_dry_d");
        // The company's own call is analyzed: what ended it brings nothing that it lacks.
        await database.Owner.ChangeAsync("update calls set stage = 3 where id = $1", company.CallId);
        await database.Owner.ChangeAsync("update inbox_jobs set call_id = (select call_id from calls where id = $2) where event_id = $1", further, company.CallId);

        var all = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=dead&companyId={company.Id:D}", Cancel);
        var one = await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{single:D}", Cancel);

        Assert.Equal("""{"calls":3,"events":5,"ahead":1,"withoutCall":1}""", all.GetProperty("waiting").GetRawText());
        Assert.Equal("""{"calls":1,"events":1,"ahead":0,"withoutCall":0}""", one.GetProperty("waiting").GetRawText());
        Assert.Equal(5, (await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=dead&companyId={company.Id:D}", Cancel)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_was_done_with_an_event_is_found_by_an_index()
    {
        await database.Owner.ChangeAsync(
            """
            insert into operator_audit_entries (id, at, actor_name, action, subject_id, subject_name, after)
            select gen_random_uuid(), now() - number * interval '1 minute', 'Olga', case number % 3 when 0 then 'events.replayed' when 1 then 'events.unmasked' else 'front_door.tested' end,
                gen_random_uuid(), 'x', '{}' from generate_series(1, 20000) number
            """);
        await database.Owner.ChangeAsync("analyze operator_audit_entries");

        foreach (var query in new[]
        {
            "select at from operator_audit_entries where subject_id = '00000000-0000-0000-0000-000000000001' and action = 'events.replayed' order by at desc limit 20",
            "select * from operator_audit_entries where subject_id = '00000000-0000-0000-0000-000000000001' and action = 'front_door.tested' limit 2",
        })
        {
            var plan = await database.Owner.AskAsync<string>(null, $"explain (format json) {query}");
            Assert.Contains("ix_operator_audit_entries_subject_id_action_at", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("\"Sort\"", plan, StringComparison.Ordinal);
        }

        await database.Owner.ChangeAsync("delete from operator_audit_entries where actor_name = 'Olga'");
    }

    [Fact]
    public async Task A_replay_of_nobodys_events_stands_in_the_operators_log_with_its_query()
    {
        var id = (await _rig.SendAsync(null, WorkerRig.Body("call_ended", """{"call_id":"call_nobody"}""")))[0];
        await database.Owner.ChangeAsync(
            "update inbox_jobs set call_id = 'call_nobody', state = 'quarantined', finished_at = now(), cause = 'event_unknown' where event_id = $1", id);

        var replayed = await ReplayAsync(new { state = "quarantined", callId = "call_nobody", verifiedBy = "platform_key", expected = 1, reason = "Ticket 9" });

        Assert.Equal(HttpStatusCode.OK, replayed.Status);
        var log = (await _platform.GetFromJsonAsync<JsonElement>("/api/operators/audit?limit=1", Cancel)).GetProperty("items")[0];
        Assert.Equal("events.replayed", Text(log, "action"));
        foreach (var said in new[] { "Ticket 9", "quarantined", "call_nobody", "platform_key" })
            Assert.Contains(said, log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_requests_stand_among_the_events_with_their_reason_and_are_never_replayed()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var store = new RefusalStore(database.As("askpro_api"));
        var body = "{\"said\":\"+4915199990001\"}"u8.ToArray();
        await store.AddAsync(Refused("signature_stale") with { CompanyId = company.Id, SignedAt = TimeProvider.System.GetUtcNow(), Body = new RefusedBody(body, 40_000, SHA256.HashData(body)) }, Cancel);
        await store.AddAsync(Refused("signature_invalid") with { Detail = RefusedWebhook.AddressUnknown }, Cancel);
        await store.CountAsync(12, Cancel);
        await DeadAsync(company, "call_beside");

        var list = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?companyId={company.Id:D}", Cancel);
        Assert.Equal(["dead", "refused"], list.GetProperty("items").EnumerateArray().Select(item => Text(item, "state")));
        Assert.Equal(12, list.GetProperty("refusedOnlyCounted").GetInt64());
        var stale = list.GetProperty("items")[1];
        Assert.Equal(("signature_stale", "signature_stale"), (Text(stale, "verifiedBy"), Text(stale, "cause")));
        foreach (var (query, expected) in new[] { ("verifiedBy=signature_stale", 1), ("state=refused&cause=signature_stale", 1), ("verifiedBy=signature_missing", 0), ("state=dead", 1), ("event=call_ended", 1) })
            Assert.Equal(expected, (await _platform.GetFromJsonAsync<JsonElement>($"{Events}?companyId={company.Id:D}&{query}", Cancel)).GetProperty("items").GetArrayLength());
        var first = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?companyId={company.Id:D}&limit=1", Cancel);
        var second = await _platform.GetFromJsonAsync<JsonElement>($"{Events}?companyId={company.Id:D}&limit=1&before={Text(first, "nextCursor")}", Cancel);
        Assert.Equal(Text(stale, "eventId"), Text(second.GetProperty("items")[0], "eventId"));

        var view = await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{Text(stale, "eventId")}", Cancel);
        Assert.Equal((40_000, Convert.ToHexStringLower(SHA256.HashData(body))), (view.GetProperty("bodyLength").GetInt32(), Text(view, "bodySha256")));
        var nobodys = (await _platform.GetFromJsonAsync<JsonElement>($"{Events}?state=refused&verifiedBy=signature_invalid", Cancel)).GetProperty("items")[0];
        Assert.Equal("address_unknown", Text(await _platform.GetFromJsonAsync<JsonElement>($"{Events}/{Text(nobodys, "eventId")}", Cancel), "causeDetail"));

        Assert.Equal(HttpStatusCode.Conflict, (await ReplayAsync(new { eventId = Text(stale, "eventId"), expected = 1, reason = "Ticket 10" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await ReplayAsync(new { companyId = company.Id, state = "refused", expected = 1, reason = "Ticket 10" })).Status);
    }

    [Fact]
    public async Task A_company_sees_its_own_events_with_their_calls_and_nothing_of_another_one()
    {
        var (company, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        var done = await company.AddEventAsync(database.Owner, "done", Cancel);
        var aside = await company.AddEventAsync(database.Owner, "quarantined", Cancel);
        var waiting = await company.AddEventAsync(database.Owner, "queued", Cancel);
        var refused = Refused("signature_stale") with { CompanyId = company.Id };
        await new RefusalStore(database.As("askpro_api")).AddAsync(refused, Cancel);
        await other.AddEventAsync(database.Owner, "done", Cancel);
        await new RefusalStore(database.As("askpro_api")).AddAsync(Refused("signature_missing") with { CompanyId = other.Id }, Cancel);
        using var person = _api.As(await _api.TokenAsync(company, Cancel));

        var all = await person.GetFromJsonAsync<JsonElement>("/api/events", Cancel);
        Assert.Equal(new[] { done, aside, waiting, refused.EventId }.Order(), all.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("eventId").GetGuid()).Order());
        Assert.Contains(all.GetProperty("items").EnumerateArray(), item => Text(item, "state") == "done" && item.GetProperty("callId").GetGuid() == company.CallId);
        foreach (var (state, expected) in new[] { ("done", done), ("quarantined", aside), ("queued", waiting), ("refused", refused.EventId) })
            Assert.Equal(expected, Assert.Single((await person.GetFromJsonAsync<JsonElement>($"/api/events?state={state}", Cancel)).GetProperty("items").EnumerateArray()).GetProperty("eventId").GetGuid());
        foreach (var (query, expected) in new[]
        {
            ("event=call_ended", 3), ("event=call_started", 0), ("verifiedBy=company_key", 3), ("verifiedBy=signature_stale", 1), ("until=2026-01-01T00:00:00Z", 0),
            ("from=2026-01-01T00:00:00Z", 4), ("from=2026-01-01T00:00:00Z&state=done&event=call_ended&verifiedBy=company_key", 1),
        })
        {
            Assert.Equal(expected, (await person.GetFromJsonAsync<JsonElement>($"/api/events?{query}", Cancel)).GetProperty("items").GetArrayLength());
        }

        using (var refusedQuery = await person.GetAsync("/api/events?verifiedBy=nobody", Cancel))
            Assert.Equal(HttpStatusCode.BadRequest, refusedQuery.StatusCode);
        var first = await person.GetFromJsonAsync<JsonElement>("/api/events?limit=3", Cancel);
        var second = await person.GetFromJsonAsync<JsonElement>($"/api/events?limit=3&before={Text(first, "nextCursor")}", Cancel);
        Assert.Equal((3, 1), (first.GetProperty("items").GetArrayLength(), second.GetProperty("items").GetArrayLength()));

        // The database holds the same with the wrong company in the query.
        var api = database.As("askpro_api");
        foreach (var table in new[] { "inbox_jobs", "refused_webhooks" })
        {
            Assert.Equal(1, await api.AskAsync<long>(other.Id, $"select count(*) from {table}"));
            Assert.Equal(0, await api.AskAsync<long>(other.Id, $"select count(*) from {table} where company_id = $1", company.Id));
            Assert.Equal(0, await api.AskAsync<long>(null, $"select count(*) from {table}"));
        }
    }

    [Fact]
    public async Task Who_sees_no_branch_sees_no_event_of_its_calls()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await company.AddEventAsync(database.Owner, "done", Cancel);
        await new RefusalStore(database.As("askpro_api")).AddAsync(Refused("signature_stale") with { CompanyId = company.Id }, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await database.Owner.ChangeAsync("update memberships set all_branches = false where company_id = $1 and user_id = (select id from users where email = $2)", company.Id, email);
        using var person = _api.As(await _api.TokenAsync(email, Cancel));

        Assert.Equal(0, (await person.GetFromJsonAsync<JsonElement>("/api/events", Cancel)).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("state=lost")]
    [InlineData("verifiedBy=nobody")]
    [InlineData("limit=101")]
    public async Task A_query_that_says_nothing_is_refused(string query)
    {
        using var response = await _platform.GetAsync($"{Events}?{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request", Text(await response.Content.ReadFromJsonAsync<JsonElement>(Cancel), "code"));
    }

    /// <summary>An event as the fourth failure leaves it.</summary>
    private async Task<(Guid Id, byte[] Body)> DeadAsync(GivenCompany company, string callId)
    {
        var call = new { call_id = callId, direction = "inbound", from_number = "+4915199990001", to_number = company.BusinessNumber, start_timestamp = 1795000000000, end_timestamp = 1795000060000 };
        var body = WorkerRig.Body("call_ended", JsonSerializer.Serialize(call));
        var id = (await _rig.SendAsync(null, body))[0];
        await database.Owner.ChangeAsync(
            """
            update inbox_jobs set call_id = $2, event = 'call_ended', company_id = $3, state = 'dead', attempts = 4, failed_at = now(), finished_at = now(),
                cause = 'processing_failed', cause_detail = 'System.InvalidOperationException' where event_id = $1
            """, id, callId, company.Id);
        return (id, body);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> ReplayAsync(object wish)
    {
        using var response = await _platform.PostAsJsonAsync($"{Events}/replay", wish, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static IEnumerable<string?> Steps(JsonElement view) => view.GetProperty("steps").EnumerateArray().Select(step => Text(step, "step"));

    private static RefusedWebhook Refused(string verdict) => new()
    {
        EventId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), ReceivedAt = TimeProvider.System.GetUtcNow(), Verdict = verdict, Headers = "content-type: application/json",
    };

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
