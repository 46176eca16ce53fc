using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>What a person sees and changes of their own: name, password, sessions.</summary>
public sealed class AccountTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string NewPassword = "drei ferne wörter";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_name_is_saved_and_noted()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));

        using var saved = await client.PutAsJsonAsync("/api/me", new { displayName = " Élodie  O’Neil " }, Cancel);
        using var refused = await client.PutAsJsonAsync("/api/me", new { displayName = "a\u202Eb" }, Cancel);

        Assert.Equal("Élodie  O’Neil", (await saved.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id = '{company.Id:D}' and action = 'person.renamed'"));
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_lets_the_person_in()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        using var elsewhere = api.As(await api.TokenAsync(company, Cancel));

        using var changed = await PasswordAsync(client, GivenCompany.Password, NewPassword);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(1, (await changed.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("endedSessions").GetInt32());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(elsewhere));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, NewPassword, Cancel)).StatusCode);
        var noted = await database.Owner.AskAsync<string>(null, $"select after::text from audit_entries where company_id = '{company.Id:D}' and action = 'person.password_changed'");
        Assert.Equal("""{"endedSessions": 1}""", noted);
    }

    [Theory]
    [InlineData("wrong", NewPassword, "currentPassword", "wrong_password")]
    [InlineData(null, NewPassword, "currentPassword", "required")]
    [InlineData(GivenCompany.Password, "", "newPassword", "required")]
    [InlineData(GivenCompany.Password, "too short", "newPassword", "password_too_short")]
    [InlineData(GivenCompany.Password, "Passwort-2026", "newPassword", "password_too_common")]
    public async Task A_password_that_cannot_be_changed_is_named_field_by_field(string? current, string wanted, string field, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));

        using var refused = await PasswordAsync(client, current, wanted);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Guessing_the_old_password_counts_towards_the_lock_and_is_slowed_down()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), null, ("Sessions:AttemptsBeforeLock", "3"));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        for (var i = 0; i < 5; i++)
            (await PasswordAsync(client, "guess", NewPassword)).Dispose();

        using var sixth = await PasswordAsync(client, GivenCompany.Password, NewPassword);

        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_list_names_devices_marks_this_session_and_ends_one_or_all_others()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var here = api.As(await TokenFromAsync(api, company, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        using var phone = api.As(await TokenFromAsync(api, company, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"));
        using var program = api.As(await TokenFromAsync(api, company, new string('x', 5_000)));

        var list = await here.GetFromJsonAsync<JsonElement>("/api/sessions", Cancel);
        var items = list.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["Firefox Linux!", " ", "Safari iPhone"], items.Select(item =>
            $"{item.GetProperty("browser")} {item.GetProperty("system")}{(item.GetProperty("isCurrent").GetBoolean() ? "!" : "")}"));
        Assert.Equal(200, await database.Owner.AskAsync<int>(null, $"select max(length(user_agent)) from sessions where company_id = '{company.Id:D}'"));

        using var ended = await here.DeleteAsync($"/api/sessions/{items[2].GetProperty("id").GetGuid():D}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(phone));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program));
        using var others = await here.DeleteAsync("/api/sessions/others", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here));
    }

    [Fact]
    public async Task Nobody_sees_or_ends_the_session_of_a_colleague()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var boss = api.As(await api.TokenAsync(company, Cancel));
        using var colleague = api.As(await api.TokenAsync(await company.AddMemberAsync(database.Owner, "reception", Cancel), Cancel));
        var own = (await colleague.GetFromJsonAsync<JsonElement>("/api/sessions", Cancel)).GetProperty("items")[0].GetProperty("id").GetGuid();

        using var refused = await boss.DeleteAsync($"/api/sessions/{own:D}", Cancel);
        using var others = await boss.DeleteAsync("/api/sessions/others", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Single((await boss.GetFromJsonAsync<JsonElement>("/api/sessions", Cancel)).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(colleague));
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"));

    private static Task<HttpResponseMessage> PasswordAsync(HttpClient client, string? current, string wanted) =>
        client.PutAsJsonAsync("/api/me/password", new { currentPassword = current, newPassword = wanted }, Cancel);

    private static async Task<string> TokenFromAsync(ApiServer api, GivenCompany company, string userAgent)
    {
        using var client = api.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        using var response = await client.PostAsJsonAsync("/api/sessions", new { email = company.Email, password = GivenCompany.Password }, Cancel);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/me", Cancel);
        return response.StatusCode;
    }
}
