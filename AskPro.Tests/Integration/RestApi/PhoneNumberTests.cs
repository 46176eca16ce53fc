using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The numbers of a company: any spelling, one owner, every change noted.</summary>
public sealed class PhoneNumberTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Numbers = "/api/phone-numbers";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+493083793301", "+493083793301")]
    [InlineData("+49 30 837 93 302", "+493083793302")]
    [InlineData("+49-30-83793303", "+493083793303")]
    [InlineData("+49 (30) 83793304", "+493083793304")]
    [InlineData("030 83793305", "+493083793305")]
    [InlineData("030-83793306", "+493083793306")]
    [InlineData("0-30-837-933-07", "+493083793307")]
    [InlineData("0049 30 83793308", "+493083793308")]
    [InlineData("493083793309", "+493083793309")]
    [InlineData("0493083793310", "+493083793310")]
    [InlineData("+49 176 12345611", "+4917612345611")]
    [InlineData("0176 12345612", "+4917612345612")]
    [InlineData("+4915112345613", "+4915112345613")]
    [InlineData("0800 3301014", "+498003301014")]
    [InlineData("0043 1 5123415", "+4315123415")]
    public async Task Every_spelling_is_understood_and_entered(string spelling, string e164)
    {
        var (company, client) = await CompanyAsync();

        var reading = await PostAsync(client, Numbers + "/read", new { number = spelling });
        var added = await PostAsync(client, Numbers, new { number = spelling, label = "Empfang" });

        Assert.Equal(e164, reading.Body.GetProperty("e164").GetString());
        Assert.Equal(e164.StartsWith("+43", StringComparison.Ordinal) ? "AT" : "DE", reading.Body.GetProperty("country").GetString());
        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(e164, added.Body.GetProperty("number").GetProperty("e164").GetString());
        Assert.Equal($"Person {company.Marker}", added.Body.GetProperty("changed").GetProperty("by").GetString());
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("anonymous", "not_a_number")]
    [InlineData("83793369", "not_a_number")]
    [InlineData("+999123456789", "not_a_number")]
    [InlineData("110", "short_number")]
    [InlineData("112", "short_number")]
    [InlineData("116 117", "short_number")]
    public async Task What_is_no_number_of_a_business_is_refused_with_the_reason(string typed, string code)
    {
        var (_, client) = await CompanyAsync();

        var reading = await PostAsync(client, Numbers + "/read", new { number = typed });
        var refused = await PostAsync(client, Numbers, new { number = typed, label = "x" });

        Assert.Equal(code, reading.Body.GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, CodeOf(refused.Body, "number")));
    }

    [Fact]
    public async Task A_number_has_one_owner_and_nobody_learns_which()
    {
        var (other, _) = await CompanyAsync();
        var (company, client) = await CompanyAsync();

        var own = await PostAsync(client, Numbers, new { number = company.BusinessNumber });
        var foreign = await PostAsync(client, Numbers, new { number = other.BusinessNumber });
        var afterwards = await client.GetFromJsonAsync<JsonElement>(Numbers, Cancel);

        Assert.Equal("duplicate", CodeOf(own.Body, "number"));
        Assert.Equal("taken", CodeOf(foreign.Body, "number"));
        Assert.DoesNotContain(other.Marker, foreign.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, afterwards.GetProperty("items").GetArrayLength());
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id = '{company.Id:D}'"));
    }

    [Fact]
    public async Task A_change_and_a_removal_need_the_version_that_was_read_and_are_noted()
    {
        var (company, client) = await CompanyAsync();
        var path = $"{Numbers}/{company.NumberId:D}";
        var version = Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel));

        var changed = await PutAsync(client, path, new { label = "Büro", branchId = (Guid?)null, version });
        var slower = await PutAsync(client, path, new { label = "Theke", branchId = (Guid?)null, version });
        var tooEarly = await client.DeleteAsync($"{path}?version={version}", Cancel);
        var removed = await client.DeleteAsync($"{path}?version={Version(changed.Body)}", Cancel);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), (slower.Status, slower.Body.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Cancel)).StatusCode);
        Assert.Equal(
            $$"""number.changed {"label": "{{company.Marker}}", "branch": "Filiale {{company.Marker}}"} {"label": "Büro", "branch": null}; number.removed {"label": "Büro", "branch": null, "number": "{{company.BusinessNumber}}"} -""",
            await database.Owner.AskAsync<string>(
                null, $"select string_agg(concat_ws(' ', action, before::text, coalesce(after::text, '-')), '; ' order by at) from audit_entries where company_id = '{company.Id:D}'"));
    }

    [Fact]
    public async Task A_label_of_any_script_but_no_endless_one_and_no_branch_of_others()
    {
        var (other, otherClient) = await CompanyAsync();
        var branch = (await otherClient.GetFromJsonAsync<JsonElement>(Numbers, Cancel)).GetProperty("branches")[0].GetProperty("id").GetGuid();
        var (company, client) = await CompanyAsync();
        var path = $"{Numbers}/{company.NumberId:D}";
        var version = Version(await client.GetFromJsonAsync<JsonElement>(path, Cancel));

        var refused = await PutAsync(client, path, new { label = new string('n', 10_000), branchId = branch, version });
        var saved = await PutAsync(client, path, new { label = " الاستقبال ", branchId = (Guid?)null, version });

        Assert.NotEqual(other.Id, company.Id);
        Assert.Equal("too_long", CodeOf(refused.Body, "label"));
        Assert.Equal("unknown", CodeOf(refused.Body, "branchId"));
        Assert.Equal("الاستقبال", saved.Body.GetProperty("number").GetProperty("label").GetString());
    }

    private async Task<(GivenCompany Company, HttpClient Client)> CompanyAsync()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var api = new ApiServer(database.ConnectionString("askpro_api"));
        return (company, api.As(await api.TokenAsync(company, Cancel)));
    }

    private static uint Version(JsonElement view) => view.GetProperty("number").GetProperty("version").GetUInt32();

    private static string? CodeOf(JsonElement problem, string field) => problem.GetProperty("errors").GetProperty(field)[0].GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }
}
