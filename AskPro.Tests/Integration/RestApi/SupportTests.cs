using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>An operator in a company: for a while, with a reason, in sight of its people.</summary>
public sealed class SupportTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ApiServer Api() => new(database.ConnectionString("askpro_api"));

    [Fact]
    public async Task Support_works_in_the_company_with_its_own_rights_and_everything_it_does_carries_its_name()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var given = await GivenOperator.CreateAsync(database.Owner, Cancel);
        using var operators = api.As(await api.TokenAsync(given.Email, Cancel));
        var (token, answer) = await OpenAsync(operators, company);
        using var support = api.As(token);

        Assert.Equal(["list", "summary", "manage"], answer.GetProperty("rights").EnumerateArray().Select(right => right.GetString()));
        Assert.Equal("Rückruf Ticket 12", answer.GetProperty("support").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await operators.GetAsync("/api/me", Cancel)).StatusCode);
        var call = await support.GetFromJsonAsync<JsonElement>($"/api/calls/{company.CallId:D}", Cancel);
        Assert.Equal((0, JsonValueKind.String), (call.GetProperty("turns").GetArrayLength(), call.GetProperty("summary").ValueKind));

        using var added = await support.PostAsJsonAsync("/api/branches", new { name = "Filiale vom Support" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var change = await support.PutAsJsonAsync($"/api/team/{company.UserId:D}", new { role = "reception", allBranches = true, version = 0 }, Cancel);
        Assert.Equal((HttpStatusCode.Forbidden, "not_for_support"), await OperatorTests.CodeAsync(change));

        using var owner = api.As(await api.TokenAsync(company, Cancel));
        var log = (await owner.GetFromJsonAsync<JsonElement>("/api/audit", Cancel)).GetProperty("items");
        Assert.Equal(
            [("branch.added", $"{given.Name} (Support)"), ("support.opened", $"{given.Name} (Support)")],
            log.EnumerateArray().Select(entry => (entry.GetProperty("action").GetString()!, entry.GetProperty("actorName").GetString()!)));
        var team = (await owner.GetFromJsonAsync<JsonElement>("/api/team", Cancel)).GetProperty("items");
        Assert.Contains(team.EnumerateArray(), member => member.GetProperty("role").GetString() == "support" && member.GetProperty("displayName").GetString() == given.Name);
        var seen = (await owner.GetFromJsonAsync<JsonElement>("/api/support-accesses", Cancel)).GetProperty("items")[0];
        Assert.Equal(("Rückruf Ticket 12", JsonValueKind.Null), (seen.GetProperty("reason").GetString(), seen.GetProperty("endedAt").ValueKind));
        using var promoted = await owner.PutAsJsonAsync($"/api/team/{given.Id:D}", new { role = "manager", allBranches = true, version = 0 }, Cancel);
        Assert.Contains("support_member", await promoted.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_ends_it_and_the_operator_goes_on_without_the_company()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);
        var (token, answer) = await OpenAsync(operators, company);
        using var support = api.As(token);
        var path = $"/api/support-accesses/{answer.GetProperty("support").GetProperty("id").GetGuid():D}";
        using var manager = api.As(await api.TokenAsync(await company.AddMemberAsync(database.Owner, "manager", Cancel), Cancel));
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var stranger = api.As(await api.TokenAsync(await GivenCompany.CreateAsync(database.Owner, Cancel), Cancel));

        Assert.Equal((HttpStatusCode.Conflict, "owners_only"), await OperatorTests.CodeAsync(await manager.DeleteAsync(path, Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync(path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.DeleteAsync(path, Cancel)).StatusCode);

        Assert.Equal((HttpStatusCode.Forbidden, "company_required"), await OperatorTests.CodeAsync(await support.GetAsync("/api/calls", Cancel)));
        var me = await support.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.Equal((JsonValueKind.Null, 0), (me.GetProperty("company").ValueKind, me.GetProperty("companies").GetArrayLength()));
        Assert.Equal(HttpStatusCode.OK, (await support.GetAsync("/api/operators/companies", Cancel)).StatusCode);
        var log = (await owner.GetFromJsonAsync<JsonElement>("/api/audit?kind=support", Cancel)).GetProperty("items");
        Assert.Equal(["support.ended", "support.opened"], log.EnumerateArray().Select(entry => entry.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task After_its_time_the_session_falls_back_at_the_next_request_and_the_operator_may_come_again()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);
        var (token, _) = await OpenAsync(operators, company);
        using var support = api.As(token);

        using var twice = await support.PostAsJsonAsync($"/api/operators/companies/{company.Id:D}/support-accesses", new { reason = "x", minutes = 15 }, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "already_member"), await OperatorTests.CodeAsync(twice));
        await ExpireAsync(company);
        Assert.Equal((HttpStatusCode.Forbidden, "company_required"), await OperatorTests.CodeAsync(await support.GetAsync("/api/calls", Cancel)));
        using var back = await support.PutAsJsonAsync("/api/sessions/current/company", new { companyId = company.Id }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, back.StatusCode);
        await OpenAsync(support, company);
    }

    [Fact]
    public async Task The_operator_ends_the_own_access_and_nobody_elses()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);
        using var colleague = await api.AsOperatorAsync(database.Owner, Cancel);
        var (token, answer) = await OpenAsync(operators, company);
        using var support = api.As(token);
        var path = $"/api/operators/support-accesses/{answer.GetProperty("support").GetProperty("id").GetGuid():D}";

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.DeleteAsync(path, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await support.DeleteAsync(path, Cancel)).StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "company_required"), await OperatorTests.CodeAsync(await support.GetAsync("/api/feed", Cancel)));
    }

    [Theory]
    [InlineData("", 30, "reason")]
    [InlineData("Grund", 14, "minutes")]
    [InlineData("Grund", 481, "minutes")]
    [InlineData("Grund", null, "minutes")]
    public async Task Without_a_reason_or_for_another_time_nobody_comes_in(string reason, int? minutes, string field)
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);

        using var refused = await operators.PostAsJsonAsync($"/api/operators/companies/{company.Id:D}/support-accesses", new { reason, minutes }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Support_comes_in_where_the_people_are_locked_out()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync("update companies set state = 'suspended', state_reason = 'x', state_changed_at = now() where id = $1", company.Id);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);
        var (token, _) = await OpenAsync(operators, company);
        using var support = api.As(token);
        Assert.Equal(HttpStatusCode.OK, (await support.GetAsync("/api/calls", Cancel)).StatusCode);

        // Who is no operator any more is nobody in support either.
        await database.Owner.ChangeAsync("update users set is_operator = false where id = (select user_id from memberships where company_id = $1 and role = 'support')", company.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, (await support.GetAsync("/api/calls", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Who_is_no_operator_any_more_has_no_support_access_from_any_session()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var home = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync("update users set is_operator = true where id = $1", home.UserId);
        using var operators = api.As(await api.TokenAsync(home.Email, Cancel));
        using var elsewhere = api.As(await api.TokenAsync(home.Email, Cancel));
        var (token, _) = await OpenAsync(operators, company);
        using var support = api.As(token);
        Assert.Equal(HttpStatusCode.OK, (await support.GetAsync("/api/calls", Cancel)).StatusCode);

        await database.Owner.ChangeAsync("update users set is_operator = false where id = $1", home.UserId);

        Assert.Equal(HttpStatusCode.Unauthorized, (await support.GetAsync("/api/calls", Cancel)).StatusCode);
        var companies = (await elsewhere.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("companies");
        Assert.Equal([home.Id], companies.EnumerateArray().Select(row => row.GetProperty("id").GetGuid()));
        using var switched = await elsewhere.PutAsJsonAsync("/api/sessions/current/company", new { companyId = company.Id }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, switched.StatusCode);
    }

    [Fact]
    public async Task Support_looks_at_steps_of_the_set_up_without_a_trace_and_what_it_is_through_with_counts_for_nobody()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        await MarkAsync(owner, "privacy", "opened");
        using var support = api.As((await OpenAsync(operators, company)).Token);

        Assert.Equal(("open", "begun"), (await MarkAsync(support, "calendar", "opened"), await MarkAsync(support, "privacy", "opened")));
        Assert.Equal(["account", "privacy"], await NotedAsync("not by_support"));
        Assert.Equal(("skipped", "done"), (await MarkAsync(support, "calendar", "skipped"), await MarkAsync(support, "privacy", "done")));
        Assert.Equal("done", await MarkAsync(owner, "calendar", "done"));
        Assert.Equal(["calendar", "privacy"], await NotedAsync("by_support"));

        async Task<string?> MarkAsync(HttpClient client, string step, string outcome)
        {
            using var answer = await client.PutAsJsonAsync($"/api/setup/steps/{step}", new { outcome }, Cancel);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("steps").EnumerateArray()
                .Single(row => row.GetProperty("step").GetString() == step).GetProperty("state").GetString();
        }

        async Task<string[]> NotedAsync(string which) => (await database.Owner.AskAsync<string>(null,
            $"select coalesce(string_agg(step, ' ' order by step), '') from setup_steps where company_id = '{company.Id:D}' and {which}")).Split(' ');
    }

    [Fact]
    public async Task Support_revokes_no_token()
    {
        await using var api = Api();
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var operators = await api.AsOperatorAsync(database.Owner, Cancel);
        using var support = api.As((await OpenAsync(operators, company)).Token);
        Assert.Equal((HttpStatusCode.Forbidden, "not_for_support"), await OperatorTests.CodeAsync(await support.DeleteAsync($"/api/tokens/{company.TokenId:D}", Cancel)));
    }

    /// <summary>The token of an operator who has opened support access.</summary>
    internal static async Task<string> OpenAsync(ApiServer api, NpgsqlDataSource owner, GivenCompany company)
    {
        using var operators = await api.AsOperatorAsync(owner, Cancel);
        return (await OpenAsync(operators, company)).Token;
    }

    private static async Task<(string Token, JsonElement Answer)> OpenAsync(HttpClient operators, GivenCompany company)
    {
        using var opened = await operators.PostAsJsonAsync(
            $"/api/operators/companies/{company.Id:D}/support-accesses", new { reason = "Rückruf Ticket 12", minutes = 60 }, Cancel);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var answer = await opened.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (answer.GetProperty("token").GetString()!, answer);
    }

    /// <summary>As if it had been opened two hours ago for one.</summary>
    private async Task ExpireAsync(GivenCompany company)
    {
        await database.Owner.ChangeAsync(
            "update support_accesses set opened_at = opened_at - interval '2 hours', expires_at = expires_at - interval '2 hours' where company_id = $1 and ended_at is null", company.Id);
        await database.Owner.ChangeAsync("update memberships set expires_at = expires_at - interval '2 hours' where company_id = $1 and role = 'support'", company.Id);
    }
}
