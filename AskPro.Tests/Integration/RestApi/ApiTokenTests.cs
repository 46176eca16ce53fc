using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static AskPro.Tests.Integration.Tenancy.DatabaseQueries;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Making, using and ending tokens.</summary>
public sealed class ApiTokenTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_works_and_is_worth_nothing_when_revoked()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));

        var made = await CreateAsync(person, "Kasse قهوة", "personal", 90, "list", "summary");
        var secret = made.GetProperty("token").GetString()!;
        var item = made.GetProperty("item");
        Assert.Matches("^askpro_[A-Za-z0-9_-]{43}$", secret);
        Assert.EndsWith(item.GetProperty("hint").GetString()!, secret, StringComparison.Ordinal);
        Assert.Equal(_time.GetUtcNow().AddDays(90), item.GetProperty("expiresAt").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));

        using var program = api.As(secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/calls", Cancel)).StatusCode);
        var list = await person.GetStringAsync("/api/tokens", Cancel);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        var row = Items(list).Single(row => row.GetProperty("id").GetGuid() == item.GetProperty("id").GetGuid());
        Assert.Equal(["list", "summary"], row.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(_time.GetUtcNow(), row.GetProperty("lastUsedAt").GetDateTimeOffset(), TimeSpan.FromMinutes(1));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NoContent, (await person.DeleteAsync($"/api/tokens/{Id(item):D}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.DeleteAsync($"/api/tokens/{Id(item):D}", Cancel)).StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "token_revoked"), await ProblemAsync(await program.GetAsync("/api/calls", Cancel)));
        Assert.Equal(
            ["token.created", "token.revoked"],
            Items(await person.GetStringAsync("/api/audit?kind=token", Cancel)).Select(entry => entry.GetProperty("action").GetString()).Reverse());
    }

    [Fact]
    public async Task A_token_ends_by_itself()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));
        using var program = api.As((await CreateAsync(person, "Kasse", "company", 30, "list")).GetProperty("token").GetString());

        _time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/calls", Cancel)).StatusCode);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((HttpStatusCode.Unauthorized, "token_expired"), await ProblemAsync(await program.GetAsync("/api/calls", Cancel)));
        using var later = api.As(await api.TokenAsync(company, Cancel));
        Assert.All(Items(await later.GetStringAsync("/api/tokens", Cancel)), row => Assert.True(row.GetProperty("isExpired").GetBoolean()));
    }

    [Fact]
    public async Task A_personal_token_may_what_its_person_may_and_dies_with_the_membership()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "reception", Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(email, Cancel));
        using var program = api.As((await CreateAsync(person, "Telefonliste", "personal", 30, "list", "transcript")).GetProperty("token").GetString());
        Assert.True(await SeesTurnsAsync(program, company));

        await database.Owner.ChangeAsync("update memberships set role = 'read_only' where user_id = (select id from users where email = $1)", email);
        Assert.False(await SeesTurnsAsync(program, company));
        await database.Owner.ChangeAsync("update memberships set all_branches = false where user_id = (select id from users where email = $1)", email);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/calls/{company.CallId:D}", Cancel)).StatusCode);
        await database.Owner.ChangeAsync("delete from memberships where user_id = (select id from users where email = $1)", email);
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_token"), await ProblemAsync(await program.GetAsync("/api/calls", Cancel)));
    }

    [Fact]
    public async Task A_token_of_the_company_survives_its_maker_and_its_changes_bear_its_name()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var manager = api.As(await api.TokenAsync(email, Cancel));
        using var program = api.As((await CreateAsync(manager, "Warenwirtschaft", "company", 365, "manage")).GetProperty("token").GetString());
        using var personal = api.As((await CreateAsync(owner, "Handy", "personal", 30, "manage")).GetProperty("token").GetString());

        await database.Owner.ChangeAsync("delete from memberships where user_id = (select id from users where email = $1)", email);
        using var added = await program.PostAsJsonAsync("/api/branches", new { name = "Filiale Nord" }, Cancel);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var other = await personal.PostAsJsonAsync("/api/branches", new { name = "Filiale Ost" }, Cancel);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (added.StatusCode, other.StatusCode));

        var entries = Items(await owner.GetStringAsync("/api/audit?kind=branch", Cancel));
        Assert.Equal(
            [("Filiale Ost", $"Person {company.Marker}", "Handy", true), ("Filiale Nord", "Warenwirtschaft", "Warenwirtschaft", false)],
            entries.Select(entry => (
                entry.GetProperty("subjectName").GetString(), entry.GetProperty("actorName").GetString(), entry.GetProperty("tokenName").GetString(),
                entry.GetProperty("actorId").ValueKind == JsonValueKind.String)));
    }

    [Theory]
    [InlineData("", "personal", 30, "list", "name", "required")]
    [InlineData("\u202eessaK", "personal", 30, "list", "name", "invalid_characters")]
    [InlineData("Kasse", "both", 30, "list", "kind", "unknown")]
    [InlineData("Kasse", "personal", 0, "list", "expiresInDays", "past")]
    [InlineData("Kasse", "personal", -1, "list", "expiresInDays", "past")]
    [InlineData("Kasse", "personal", 400, "list", "expiresInDays", "unknown")]
    [InlineData("Kasse", "personal", 30, "fly", "scopes", "unknown")]
    [InlineData("Kasse", "personal", 30, "", "scopes", "required")]
    [InlineData("Kasse", "personal", 30, "manage", "scopes", "beyond_rights")]
    [InlineData("Kasse", "company", 30, "list", "kind", "managers_only")]
    public async Task A_wish_that_cannot_be_granted_names_the_field_and_the_reason(string name, string kind, int days, string scope, string field, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(await company.AddMemberAsync(database.Owner, "reception", Cancel), Cancel));

        using var refused = await person.PostAsJsonAsync(
            "/api/tokens", new { name, kind, scopes = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries), expiresInDays = days }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task A_name_of_10_000_characters_is_too_long_and_a_missing_expiry_is_required()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));

        using var refused = await person.PostAsJsonAsync("/api/tokens", new { name = new string('x', 10_000), kind = "personal", scopes = new[] { "list" } }, Cancel);

        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Equal("too_long", errors.GetProperty("name")[0].GetString());
        Assert.Equal("required", errors.GetProperty("expiresInDays")[0].GetString());
    }

    [Fact]
    public async Task Who_sees_single_branches_neither_makes_nor_sees_tokens_of_the_company()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await database.Owner.ChangeAsync("update memberships set all_branches = false where user_id = (select id from users where email = $1)", email);
        await using var api = Start();
        using var manager = api.As(await api.TokenAsync(email, Cancel));

        using var refused = await manager.PostAsJsonAsync("/api/tokens", new { name = "Kasse", kind = "company", scopes = new[] { "list" }, expiresInDays = 30 }, Cancel);
        var list = JsonDocument.Parse(await manager.GetStringAsync("/api/tokens", Cancel)).RootElement;

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(list.GetProperty("items").EnumerateArray());
        Assert.False(list.GetProperty("mayMakeCompanyTokens").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await manager.DeleteAsync($"/api/tokens/{company.TokenId:D}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Owners_see_and_revoke_the_tokens_of_colleagues_and_those_see_their_own_only()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        using var colleague = api.As(await api.TokenAsync(await company.AddMemberAsync(database.Owner, "accounting", Cancel), Cancel));
        var theirs = (await CreateAsync(colleague, "Buchhaltung", "personal", 30, "export")).GetProperty("item");

        Assert.Equal(2, Items(await owner.GetStringAsync("/api/tokens", Cancel)).Length);
        Assert.Equal(Id(theirs), Id(Assert.Single(Items(await colleague.GetStringAsync("/api/tokens", Cancel)))));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.DeleteAsync($"/api/tokens/{company.TokenId:D}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync($"/api/tokens/{Id(theirs):D}", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("company")]
    public async Task Support_leaves_no_token_behind(string kind)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await using var api = Start();
        using var support = api.As(await api.TokenAsync(email, Cancel));
        await database.Owner.ChangeAsync(
            "update memberships set role = 'support', expires_at = now() + interval '1 hour' where user_id = (select id from users where email = $1)", email);
        await database.Owner.ChangeAsync("update users set is_operator = true where email = $1", email);

        using var refused = await support.PostAsJsonAsync("/api/tokens", new { name = "Kasse", kind, scopes = new[] { "list" }, expiresInDays = 30 }, Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, "not_for_support"), await ProblemAsync(refused));
    }

    [Fact]
    public async Task An_operator_outside_any_company_has_no_tokens_to_see_or_make()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await database.Owner.ChangeAsync("delete from memberships where user_id = (select id from users where email = $1)", email);
        await database.Owner.ChangeAsync("update users set is_operator = true where email = $1", email);
        await using var api = Start();
        using var outside = api.As(await api.TokenAsync(email, Cancel));

        Assert.Equal((HttpStatusCode.Forbidden, "company_required"), await ProblemAsync(await outside.GetAsync("/api/tokens", Cancel)));
        Assert.Equal((HttpStatusCode.Forbidden, "company_required"), await ProblemAsync(await outside.PostAsJsonAsync("/api/tokens", new { name = "Kasse" }, Cancel)));
    }

    [Fact]
    public async Task A_token_of_a_suspended_company_says_so_and_works_again_when_it_is_resumed()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var program = api.As(company.Token);

        await database.Owner.ChangeAsync("update companies set state = 'suspended', state_reason = 'Test', state_changed_at = now() where id = $1", company.Id);
        Assert.Equal((HttpStatusCode.Unauthorized, "company_suspended"), await ProblemAsync(await program.GetAsync("/api/calls", Cancel)));
        await database.Owner.ChangeAsync("update companies set state = 'active', state_reason = null, state_changed_at = null where id = $1", company.Id);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/calls", Cancel)).StatusCode);
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(_time));

    private static Guid Id(JsonElement item) => item.GetProperty("id").GetGuid();

    private static JsonElement[] Items(string list) => [.. JsonDocument.Parse(list).RootElement.GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> CreateAsync(HttpClient person, string name, string kind, int expiresInDays, params string[] scopes)
    {
        using var made = await person.PostAsJsonAsync("/api/tokens", new { name, kind, scopes, expiresInDays }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return await made.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<bool> SeesTurnsAsync(HttpClient program, GivenCompany company) =>
        (await program.GetFromJsonAsync<JsonElement>($"/api/calls/{company.CallId:D}", Cancel)).GetProperty("turns").GetArrayLength() > 0;

    private static async Task<(HttpStatusCode Status, string? Code)> ProblemAsync(HttpResponseMessage response)
    {
        using (response)
            return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }
}
