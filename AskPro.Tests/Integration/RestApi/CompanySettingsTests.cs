using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The company's own settings: saved with a trace, refused with a reason, never over somebody else's change.</summary>
public sealed class CompanySettingsTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_saved_and_noted_with_what_was_and_what_is()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var read = await client.GetFromJsonAsync<JsonElement>("/api/company", Cancel);

        var saved = await PutAsync(client, "  مقهى الورد ", "Europe/Berlin", "de", Version(read));
        var again = await PutAsync(client, "مقهى الورد", "Europe/Berlin", "de", Version(saved.Body));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("مقهى الورد", saved.Body.GetProperty("name").GetString());
        Assert.Equal($"Person {company.Marker}", saved.Body.GetProperty("changed").GetProperty("by").GetString());
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(
            $"company.changed {{\"name\": \"Firma {company.Marker}\"}} {{\"name\": \"مقهى الورد\"}}",
            await database.Owner.AskAsync<string>(null, $"select string_agg(action || ' ' || before || ' ' || after, '; ') from audit_entries where company_id = '{company.Id:D}'"));
    }

    [Theory]
    [InlineData("", "Europe/Berlin", "de", "name", "required")]
    [InlineData("a\u202Eb", "Europe/Berlin", "de", "name", "invalid_characters")]
    [InlineData("a\nb", "Europe/Berlin", "de", "name", "invalid_characters")]
    [InlineData("Salon", "Europe/Nirgends", "de", "timeZone", "unknown")]
    [InlineData("Salon", "W. Europe Standard Time", "de", "timeZone", "unknown")]
    [InlineData("Salon", "Europe/Berlin", "fr", "language", "unknown")]
    [InlineData("10000", "Europe/Berlin", "de", "name", "too_long")]
    public async Task What_cannot_be_saved_is_named_field_by_field(string name, string zone, string language, string field, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var read = await client.GetFromJsonAsync<JsonElement>("/api/company", Cancel);

        var refused = await PutAsync(client, name == "10000" ? new string('n', 10_000) : name, zone, language, Version(read));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("invalid_fields", refused.Body.GetProperty("code").GetString());
        Assert.Equal(code, refused.Body.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Equal(Version(read), Version(await client.GetFromJsonAsync<JsonElement>("/api/company", Cancel)));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var read = await client.GetFromJsonAsync<JsonElement>("/api/company", Cancel);

        var first = await PutAsync(client, "Die Erste", "Europe/Berlin", "de", Version(read));
        var second = await PutAsync(client, "Die Zweite", "Europe/Berlin", "de", Version(read));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal("changed_meanwhile", second.Body.GetProperty("code").GetString());
        Assert.Equal("Die Erste", (await client.GetFromJsonAsync<JsonElement>("/api/company", Cancel)).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("update audit_entries set actor_name = 'Niemand'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    public async Task Nobody_can_change_what_was_noted(string sql)
    {
        foreach (var role in new[] { "askpro_api", "askpro_worker", "askpro_web", "askpro_demo" })
            Assert.Equal("42501", await DatabaseQueries.RefusalAsync(() => database.As(role).ChangeAsync(sql)));
    }

    private static uint Version(JsonElement settings) => settings.GetProperty("version").GetUInt32();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(HttpClient client, string name, string timeZone, string language, uint version)
    {
        using var response = await client.PutAsJsonAsync("/api/company", new { name, timeZone, language, version }, Cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }
}
