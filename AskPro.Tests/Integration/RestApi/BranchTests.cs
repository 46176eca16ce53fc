using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The branches of a company: open when they say so, never removed from under a number.</summary>
public sealed class BranchTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Branches = "/api/branches";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hours_are_kept_in_one_spelling_and_a_change_is_noted()
    {
        var (company, client) = await CompanyAsync();
        var path = $"{Branches}/{company.BranchId:D}";
        var version = Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel));

        var saved = await PutAsync(client, path, Change(version, region: "DE-NW", monday: "13.30–18, 9-12", sunday: " "));
        var slower = await PutAsync(client, path, Change(version));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("09:00-12:00, 13:30-18:00", saved.Body.GetProperty("hours").GetProperty("monday").GetString());
        Assert.Equal(JsonValueKind.Null, saved.Body.GetProperty("hours").GetProperty("sunday").ValueKind);
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), (slower.Status, slower.Body.GetProperty("code").GetString()));
        Assert.Equal(
            $$"""branch.changed {"name": "Filiale {{company.Marker}}", "monday": null, "region": null} {"name": "Mitte", "monday": "09:00-12:00, 13:30-18:00", "region": "DE-NW"}""",
            await NotedAsync(company));
    }

    [Theory]
    [InlineData("name", "", "required")]
    [InlineData("name", "10000", "too_long")]
    [InlineData("name", "a\u202Eb", "invalid_characters")]
    [InlineData("region", "DE-XX", "unknown")]
    [InlineData("timeZone", "Europe/Nirgends", "unknown")]
    [InlineData("monday", "18-2", "after_midnight")]
    [InlineData("monday", "9-12, 11-13", "overlapping_hours")]
    [InlineData("monday", "morgens", "unreadable_hours")]
    public async Task What_cannot_be_saved_is_named_field_by_field(string field, string value, string code)
    {
        var (company, client) = await CompanyAsync();
        var path = $"{Branches}/{company.BranchId:D}";
        var version = Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel));
        var text = value == "10000" ? new string('n', 10_000) : value;

        var refused = await PutAsync(client, path, Change(
            version, name: field == "name" ? text : "Mitte", region: field == "region" ? text : null,
            timeZone: field == "timeZone" ? text : null, monday: field == "monday" ? text : null));

        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, refused.Body.GetProperty("errors").GetProperty(field)[0].GetString()));
    }

    [Theory]
    [InlineData("2026-11-23T08:00:00Z", "open", "09:00-18:00", null, null)]
    [InlineData("2026-11-24T08:00:00Z", "closed", null, null, null)]
    [InlineData("2026-11-30T08:00:00Z", "closed", null, null, "Inventur")]
    [InlineData("2027-11-01T08:00:00Z", "closed", null, "all_saints", null)]
    // Still Sunday in UTC, Monday in Berlin.
    [InlineData("2026-11-22T23:30:00Z", "open", "09:00-18:00", null, null)]
    public async Task A_branch_knows_whether_it_is_open_today(string now, string state, string? hours, string? holiday, string? reason)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync(
            $$"""
            update branches set region = 'DE-NW', opening_hours = '{"monday": "09:00-18:00"}', closed_on = '2026-11-30', closed_reason = 'Inventur'
            where id = '{{company.BranchId:D}}'
            """);
        await using var signIn = new ApiServer(database.ConnectionString("askpro_api"));
        var token = await signIn.TokenAsync(company, Cancel);
        await database.Owner.ChangeAsync("update sessions set expires_at = '2030-01-01', last_seen_at = now()");
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"),
            services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))));
        using var client = api.As(token);

        var list = await client.GetFromJsonAsync<JsonElement>(Branches, Cancel);
        var today = list.GetProperty("items")[0].GetProperty("today");

        Assert.Equal(
            (state, hours, holiday, reason),
            (today.GetProperty("state").GetString(), today.GetProperty("hours").GetString(), today.GetProperty("holiday").GetString(), today.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_branch_stays_while_a_number_belongs_to_it_and_its_calls_stay_without_it()
    {
        var (company, client) = await CompanyAsync();
        var path = $"{Branches}/{company.BranchId:D}";
        var version = Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel));

        var refused = await client.DeleteAsync($"{path}?version={version}", Cancel);
        await database.Owner.ChangeAsync($"update phone_numbers set branch_id = null where company_id = '{company.Id:D}'");
        await database.Owner.ChangeAsync($"update agents set branch_id = '{company.BranchId:D}' where company_id = '{company.Id:D}'");
        var refusedAgain = await client.DeleteAsync($"{path}?version={version}", Cancel);
        await database.Owner.ChangeAsync($"update agents set branch_id = null where company_id = '{company.Id:D}'");
        var removed = await client.DeleteAsync($"{path}?version={version}", Cancel);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("branch_in_use", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refusedAgain.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from calls where company_id = '{company.Id:D}' and branch_id is null"));
        Assert.StartsWith("branch.removed", await NotedAsync(company), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_stands_once_in_a_company_in_any_script()
    {
        var (company, client) = await CompanyAsync();

        var added = await PostAsync(client, new { name = " الفرع الرئيسي ", region = "DE-BE" });
        var second = await PostAsync(client, new { name = "الفرع الرئيسي" });
        var path = $"{Branches}/{company.BranchId:D}";
        var renamed = await PutAsync(client, path, Change(Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel)), name: "الفرع الرئيسي"));

        Assert.Equal((HttpStatusCode.Created, "الفرع الرئيسي"), (added.Status, added.Body.GetProperty("branch").GetProperty("name").GetString()));
        Assert.Equal("unknown", added.Body.GetProperty("branch").GetProperty("today").GetProperty("state").GetString());
        Assert.Equal("duplicate", second.Body.GetProperty("errors").GetProperty("name")[0].GetString());
        Assert.Equal("duplicate", renamed.Body.GetProperty("errors").GetProperty("name")[0].GetString());
    }

    [Fact]
    public async Task A_branch_is_closed_from_today_on_and_opened_again()
    {
        var (company, client) = await CompanyAsync();
        var path = $"{Branches}/{company.BranchId:D}";
        var read = await client.GetFromJsonAsync<JsonElement>(path, Cancel);
        var today = read.GetProperty("date").GetString();

        var past = await PutAsync(client, path + "/closed-day", new { date = "2020-01-01", reason = "Inventur", version = Version(read) });
        var closed = await PutAsync(client, path + "/closed-day", new { date = today, reason = "Inventur", version = Version(read) });
        var slower = await PutAsync(client, path + "/closed-day", new { date = (string?)null, version = Version(read) });
        var opened = await PutAsync(client, path + "/closed-day", new { date = (string?)null, version = Version(closed.Body) });

        Assert.Equal("past", past.Body.GetProperty("errors").GetProperty("date")[0].GetString());
        Assert.Equal("Inventur", closed.Body.GetProperty("branch").GetProperty("today").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Conflict, slower.Status);
        Assert.Equal(JsonValueKind.Null, opened.Body.GetProperty("closedOn").ValueKind);
    }

    private static object Change(
        uint version, string name = "Mitte", string? region = null, string? timeZone = null, string? monday = null, string? sunday = null) =>
        new { name, region, timeZone, hours = new { monday, sunday }, version };

    private static uint Version(JsonElement view) => view.GetProperty("branch").GetProperty("version").GetUInt32();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, object body)
    {
        using var response = await client.PostAsJsonAsync(Branches, body, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private Task<string> NotedAsync(GivenCompany company) => database.Owner.AskAsync<string>(
        null, $"select string_agg(concat_ws(' ', action, before::text, coalesce(after::text, '-')), '; ' order by at) from audit_entries where company_id = '{company.Id:D}'");

    private async Task<(GivenCompany Company, HttpClient Client)> CompanyAsync()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var api = new ApiServer(database.ConnectionString("askpro_api"));
        return (company, api.As(await api.TokenAsync(company, Cancel)));
    }
}
