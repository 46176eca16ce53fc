using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The own address: changed by who reads the new mailbox, announced to the old one, and noted.</summary>
public sealed class EmailChangeTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Page = "/bestaetigen-email";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_changes_the_address_once_in_every_company_s_log_and_tells_the_old_one()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var second = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync($"insert into memberships (company_id, user_id, role, all_branches, created_at) values ('{second.Id:D}', '{company.UserId:D}', 'reception', true, now())");
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));
        var address = $"neu-{company.Email}";

        using var asked = await person.PutAsJsonAsync("/api/me/email", new { email = address }, Cancel);
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, address)), Page);
        Assert.Equal("1", await SentMails.HoursOfUseAsync(database, $"email-change:{company.UserId:N}"));
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        using var changed = await RedeemAsync(api, token);
        using var again = await RedeemAsync(api, token);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (asked.StatusCode, changed.StatusCode, again.StatusCode));
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(address, GivenCompany.Password, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(
            ["Ihre E-Mail-Adresse soll geändert werden", "Ihre E-Mail-Adresse wurde geändert"],
            (await SentMails.ToAsync(database, api, company.Email)).Select(mail => mail.Subject).Order());
        Assert.Equal(2, await database.Owner.AskAsync<long>(null,
            $"select count(*) from audit_entries where action = 'person.email_changed' and actor_id = '{company.UserId:D}' and company_id in ('{company.Id:D}', '{second.Id:D}')"));
    }

    [Fact]
    public async Task Whether_an_address_has_an_account_only_its_mailbox_is_told()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));

        using var taken = await person.PutAsJsonAsync("/api/me/email", new { email = other.Email }, Cancel);
        using var free = await person.PutAsJsonAsync("/api/me/email", new { email = $"frei-{company.Email}" }, Cancel);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (taken.StatusCode, free.StatusCode));
        Assert.Equal(await free.Content.ReadAsStringAsync(Cancel), await taken.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("Zu dieser Adresse gibt es schon einen Zugang", Assert.Single(await SentMails.ToAsync(database, api, other.Email)).Subject);
    }

    [Fact]
    public async Task An_address_that_got_an_account_meanwhile_and_a_new_password_end_the_link()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));
        var address = $"spaeter-{company.Email}";
        await person.PutAsJsonAsync("/api/me/email", new { email = address }, Cancel);
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, address)), Page);

        await database.Owner.ChangeAsync($"update users set email = '{address}', normalized_email = upper('{address}') where id = '{other.UserId:D}'");
        using var exists = await RedeemAsync(api, token);
        await database.Owner.ChangeAsync($"update users set security_stamp = 'another' where id = '{company.UserId:D}'");
        using var old = await RedeemAsync(api, token);

        Assert.Equal(("account_exists", "invalid_link"), (await CodeAsync(exists), await CodeAsync(old)));
        foreach (var bad in new[] { null, "", "x", new string('A', 5_000), "%%%" })
            Assert.Equal("invalid_link", await CodeAsync(await RedeemAsync(api, bad)));
    }

    [Theory]
    [InlineData("kein at", "invalid_email")]
    [InlineData("", "required")]
    [InlineData(null, "same_email")]
    public async Task What_cannot_be_taken_is_named(string? email, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));

        using var refused = await person.PutAsJsonAsync("/api/me/email", new { email = email ?? company.Email.ToUpperInvariant() }, Cancel);

        Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").GetProperty("email")[0].GetString());
    }

    [Fact]
    public async Task An_old_proof_is_not_enough()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));
        await database.Owner.ChangeAsync($"update sessions set verified_at = now() - interval '1 day', created_at = now() - interval '2 days' where company_id = '{company.Id:D}'");

        using var refused = await person.PutAsJsonAsync("/api/me/email", new { email = $"neu-{company.Email}" }, Cancel);

        Assert.Equal("step_up_required", await CodeAsync(refused));
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"));

    private static async Task<HttpResponseMessage> RedeemAsync(ApiServer api, string? token)
    {
        using var client = api.CreateClient();
        return await client.PostAsJsonAsync("/api/email-changes/redemptions", new { token }, Cancel);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
}
