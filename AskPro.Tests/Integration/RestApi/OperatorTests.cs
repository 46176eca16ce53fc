using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Operators over companies: what they see, what they do to them, and what the people there notice.</summary>
public sealed class OperatorTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Companies = "/api/operators/companies";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ApiServer Api() => new(database.ConnectionString("askpro_api"));

    [Fact]
    public async Task An_operator_of_no_company_signs_in_and_reaches_the_own_account_and_no_company()
    {
        await using var api = Api();
        var given = await GivenOperator.CreateAsync(database.Owner, Cancel);
        using var client = api.As(await api.TokenAsync(given.Email, Cancel));

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.True(me.GetProperty("isOperator").GetBoolean());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("company").ValueKind);
        Assert.Equal(0, me.GetProperty("rights").GetArrayLength());
        var sessions = (await client.GetFromJsonAsync<JsonElement>("/api/sessions", Cancel)).GetProperty("items");
        Assert.Equal(JsonValueKind.Null, Assert.Single(sessions.EnumerateArray()).GetProperty("companyName").ValueKind);
        foreach (var path in new[] { "/api/calls", "/api/feed", "/api/team", "/api/company", "/api/audit" })
            Assert.Equal((HttpStatusCode.Forbidden, "company_required"), await CodeAsync(await client.GetAsync(path, Cancel)));

        using var renamed = await client.PutAsJsonAsync("/api/me", new { displayName = "Olga Neu" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        var note = (await client.GetFromJsonAsync<JsonElement>("/api/operators/audit?limit=1", Cancel)).GetProperty("items")[0];
        Assert.Equal("person.renamed", note.GetProperty("action").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/sessions/current", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Companies_are_found_by_name_number_and_state_and_counted_without_a_word_of_their_calls()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await GivenCompany.AddAsync(database.Owner, [company.Call(TimeProvider.System.GetUtcNow().AddDays(-3))], Cancel);
        await database.Owner.ChangeAsync(
            """
            insert into inbox_jobs (event_id, received_at, company_id, verified_by, lane, state, cause, signed_at, finished_at)
            values (gen_random_uuid(), now(), $1, 'company_key', 'x', 'quarantined', 'body_not_json', now(), now())
            """,
            company.Id);
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        var text = await client.GetStringAsync($"{Companies}?search={company.Marker.ToLowerInvariant()}", Cancel);
        var row = Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal((company.Id, "active"), (row.GetProperty("id").GetGuid(), row.GetProperty("state").GetString()));
        Assert.Equal((1, 1, 1, 1), (Number(row, "callsOfDay"), Number(row, "errors"), Number(row, "people"), Number(row, "numbers")));
        Assert.NotEqual(JsonValueKind.Null, row.GetProperty("lastEventAt").ValueKind);

        var national = "0" + company.BusinessNumber[3..];
        Assert.Equal([company.Id], await FoundAsync(client, $"?search={national[..4]}%20{national[4..]}"));
        Assert.Empty(await FoundAsync(client, $"?search={company.Marker}&state=suspended"));
        var first = await client.GetFromJsonAsync<JsonElement>($"{Companies}?limit=1", Cancel);
        var second = await client.GetFromJsonAsync<JsonElement>($"{Companies}?limit=1&after={first.GetProperty("nextCursor").GetGuid()}", Cancel);
        Assert.NotEqual(first.GetProperty("items")[0].GetProperty("id").GetGuid(), second.GetProperty("items")[0].GetProperty("id").GetGuid());

        var detail = await client.GetStringAsync($"{Companies}/{company.Id:D}", Cancel);
        var holdings = JsonDocument.Parse(detail).RootElement.GetProperty("holdings");
        Assert.Equal((2, 1, 1), (Number(holdings, "calls"), Number(holdings, "customers"), Number(holdings, "peopleOnlyHere")));
        Assert.Contains(company.Email, detail, StringComparison.Ordinal);
        foreach (var secret in new[] { "Zusammenfassung", "Kundin", company.CustomerNumber, "Guten Tag", other.Marker, company.CallId.ToString("D") })
            Assert.DoesNotContain(secret, detail, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Companies}/{Guid.Empty:D}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Test_events_are_no_calls_of_the_day_and_contradict_nobody()
    {
        await using var api = Api();
        var (company, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        await GivenCompany.AddAsync(database.Owner, [company.Call(TimeProvider.System.GetUtcNow())], Cancel);
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        var calls = await CountAsync();
        await database.Owner.ChangeAsync("update calls set call_id = 'askpro_test_' || id where company_id = $1 and id <> $2", company.Id, company.CallId);
        var withoutTest = await CountAsync();

        Assert.Equal(((2, 2), (1, 1)), (calls, withoutTest));

        async Task<(int OfDay, int Contradicting)> CountAsync()
        {
            await database.Owner.ChangeAsync("update calls set business_number = $2, resolution_note = 'number_of_other_company' where company_id = $1", company.Id, other.BusinessNumber);
            var row = (await client.GetFromJsonAsync<JsonElement>($"{Companies}?search={company.Marker}", Cancel)).GetProperty("items")[0];
            var asked = await client.GetFromJsonAsync<JsonElement>($"/api/operators/resolve?number={Uri.EscapeDataString(other.BusinessNumber)}", Cancel);
            var contradiction = asked.GetProperty("contradictions")[0];
            return (Number(row, "callsOfDay"), Number(contradiction, "calls"));
        }
    }

    [Fact]
    public async Task How_far_a_company_is_set_up_is_told_by_lights_and_those_with_a_red_one_are_found()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        Assert.Empty(await FoundAsync(client, $"?search={company.Marker}&state=red"));
        await database.Owner.ChangeAsync("update retell_keys set last_refused_at = now(), secret_protected = 'secret of the key' where company_id = $1", company.Id);
        Assert.Equal([company.Id], await FoundAsync(client, $"?search={company.Marker}&state=red"));

        var text = await client.GetStringAsync($"{Companies}/{company.Id:D}", Cancel);
        var lights = JsonDocument.Parse(text).RootElement.GetProperty("company").GetProperty("lights").EnumerateArray()
            .Select(light => $"{light.GetProperty("light").GetString()}: {light.GetProperty("state").GetString()}, {light.GetProperty("code").GetString()}").ToList();
        Assert.Equal(7, lights.Count);
        Assert.Contains("number: on, ", lights);
        Assert.Contains("signature: off, signature_refused", lights);
        Assert.Contains("test_call: waiting, begun", lights);
        Assert.DoesNotContain("secret of the key", text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), await CodeAsync(await client.GetAsync($"{Companies}?state=green", Cancel)));
    }

    [Fact]
    public async Task Every_step_of_the_set_up_is_told_in_its_order_also_one_that_nobody_opened()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync("insert into setup_steps (company_id, step, opened_at, skipped) values ($1, 'webhook', now() - interval '2 days', false)", company.Id);
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        var steps = (await client.GetFromJsonAsync<JsonElement>("/api/operators/setup", Cancel)).GetProperty("steps").EnumerateArray().ToList();

        Assert.Equal(
            ["account", "company", "retell", "webhook", "calendar", "privacy", "notifications", "test_call"], steps.Select(step => step.GetProperty("step").GetString()));
        Assert.Equal((1, 0, 1), (Number(steps[3], "opened"), Number(steps[3], "finished"), Number(steps[3], "stopped")));
        Assert.Equal((0, JsonValueKind.Null), (Number(steps[4], "opened"), steps[4].GetProperty("medianSeconds").ValueKind));
    }

    [Fact]
    public async Task Vouching_is_done_once_with_a_reason_and_stands_in_both_logs()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync("update companies set vouched_for = false where id = $1", company.Id);
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        Assert.Equal([company.Id], await FoundAsync(client, $"?search={company.Marker}&state=unchecked"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_fields"), await CodeAsync(await WishAsync(client, company, "vouching", new { reason = " " })));
        using var vouched = await WishAsync(client, company, "vouching", new { reason = "Angerufen" });
        var row = (await vouched.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("company");
        Assert.True(row.GetProperty("vouchedFor").GetBoolean());
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), await CodeAsync(await WishAsync(client, company, "vouching", new { reason = "Angerufen" })));
        Assert.Empty(await FoundAsync(client, $"?search={company.Marker}&state=unchecked"));

        foreach (var log in new[] { "audit_entries", "operator_audit_entries" })
        {
            Assert.Equal("{\"reason\": \"Angerufen\", \"vouchedFor\": true}", await database.Owner.AskAsync<string>(null,
                $"select after::text from {log} where company_id = '{company.Id:D}' and action = 'company.vouched_for'"));
        }
    }

    [Fact]
    public async Task Suspending_ends_the_sessions_of_its_people_and_resuming_lets_them_in_again()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var person = api.As(await api.TokenAsync(company, Cancel));
        using var neighbour = api.As(await api.TokenAsync(other, Cancel));
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_fields"), await CodeAsync(await WishAsync(client, company, "suspension", new { reason = " " })));
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), await CodeAsync(await WishAsync(client, company, "resumption", new { reason = "x" })));
        using var suspended = await WishAsync(client, company, "suspension", new { reason = "Rechnung offen" });
        var now = (await suspended.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("company");
        Assert.Equal(("suspended", "Rechnung offen"), (now.GetProperty("state").GetString(), now.GetProperty("stateReason").GetString()));

        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/api/calls", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync("/api/calls", Cancel)).StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "company_suspended"), await CodeAsync(await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)));
        // A session that slipped in at the same moment is worth nothing either.
        await database.Owner.ChangeAsync("update sessions set revoked_at = null where company_id = $1", company.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/api/calls", Cancel)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await WishAsync(client, company, "resumption", new { reason = "Bezahlt" })).StatusCode);
        using var again = api.As(await api.TokenAsync(company, Cancel));
        var log = (await again.GetFromJsonAsync<JsonElement>("/api/audit", Cancel)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["company.resumed", "company.suspended"], log.Select(entry => entry.GetProperty("action").GetString()));
        Assert.All(log, entry => Assert.Equal("AskPro-Betrieb", entry.GetProperty("actorName").GetString()));
    }

    [Fact]
    public async Task Who_also_works_elsewhere_starts_there_while_one_company_is_suspended()
    {
        await using var api = Api();
        var (suspended, other) = (await GivenCompany.CreateAsync(database.Owner, Cancel), await GivenCompany.CreateAsync(database.Owner, Cancel));
        await database.Owner.ChangeAsync(
            "insert into memberships (company_id, user_id, role, created_at) values ($1, $2, 'manager', now())", other.Id, suspended.UserId);
        await database.Owner.ChangeAsync("update companies set state = 'suspended', state_reason = 'x', state_changed_at = now() where id = $1", suspended.Id);
        using var client = api.As(await api.TokenAsync(suspended, Cancel));

        var me = await client.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.Equal(other.Id, me.GetProperty("company").GetProperty("id").GetGuid());
        Assert.Equal(other.Id, Assert.Single(me.GetProperty("companies").EnumerateArray()).GetProperty("id").GetGuid());
        using var switched = await client.PutAsJsonAsync("/api/sessions/current/company", new { companyId = suspended.Id }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, switched.StatusCode);
    }

    [Fact]
    public async Task Deleting_needs_the_name_typed_and_can_be_called_off_within_the_grace_period()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);

        var wrong = await WishAsync(client, company, "deletion", new { reason = "Gekündigt", name = "Irgendwer" });
        Assert.Contains("not_the_name", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var planned = await WishAsync(client, company, "deletion", new { reason = "Gekündigt", name = $"Firma {company.Marker}" });
        var row = (await planned.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("company");
        Assert.InRange(row.GetProperty("deleteAfter").GetDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
        Assert.Equal((HttpStatusCode.Forbidden, "company_deleting"), await CodeAsync(await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)));
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), await CodeAsync(await WishAsync(client, company, "suspension", new { reason = "x" })));

        Assert.Equal(HttpStatusCode.OK, (await WishAsync(client, company, "deletion/cancellation", new { reason = "Doch nicht" })).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        var audit = (await client.GetFromJsonAsync<JsonElement>("/api/operators/audit", Cancel)).GetProperty("items").EnumerateArray()
            .Where(entry => entry.GetProperty("subjectName").GetString() == $"Firma {company.Marker}").Select(entry => entry.GetProperty("action").GetString());
        Assert.Equal(["company.deletion_cancelled", "company.deletion_planned"], audit);
    }

    private static async Task<IReadOnlyList<Guid>> FoundAsync(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(Companies + query, Cancel)).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid())];

    private static Task<HttpResponseMessage> WishAsync(HttpClient client, GivenCompany company, string what, object wish) =>
        client.PostAsJsonAsync($"{Companies}/{company.Id:D}/{what}", wish, Cancel);

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    internal static async Task<(HttpStatusCode Status, string? Code)> CodeAsync(HttpResponseMessage response)
    {
        using (response)
            return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }
}
