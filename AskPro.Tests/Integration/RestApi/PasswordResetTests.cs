using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>From the forgotten password to the new one, with the mails as the Worker would read them.</summary>
public sealed partial class PasswordResetTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string NewPassword = "drei ferne wörter";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_sets_a_new_password_once_and_ends_every_session()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var elsewhere = api.As(await api.TokenAsync(company, Cancel));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, company.Email.ToUpperInvariant()));
        var mail = Assert.Single(await MailsAsync(api, company));
        var (account, token) = LinkIn(mail);
        Assert.Equal("1", await SentMails.HoursOfUseAsync(database, $"password-reset:{company.UserId:N}"));

        using var weak = await RedeemAsync(api, account, token, "Passwort-2026");
        Assert.Equal("password_too_common", (await weak.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").GetProperty("newPassword")[0].GetString());
        using var set = await RedeemAsync(api, account, token, NewPassword);
        using var again = await RedeemAsync(api, account, token, "vier noch fernere wörter");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (set.StatusCode, again.StatusCode));
        Assert.Equal("invalid_link", (await again.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, NewPassword, Cancel)).StatusCode);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null,
            $"select count(*) from audit_entries where company_id = '{company.Id:D}' and action = 'person.password_reset' and subject_id = '{company.UserId:D}'"));
        Assert.Equal(["Ihr Passwort wurde geändert", "Neues Passwort für AskPro"], (await MailsAsync(api, company)).Select(sent => sent.Subject).Order());
    }

    [Fact]
    public async Task Of_an_operator_without_a_company_the_operators_read_it()
    {
        var given = await GivenOperator.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, given.Email));
        var (account, token) = LinkIn(Assert.Single(await SentMails.ToAsync(database, api, given.Email)));

        using var set = await RedeemAsync(api, account, token, NewPassword);

        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null,
            $"select count(*) from operator_audit_entries where company_id is null and action = 'person.password_reset' and actor_id = '{given.Id:D}' and subject_id = '{given.Id:D}'"));
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_company_and_links_to_the_configured_address()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync($"update companies set language = 'en' where id = '{company.Id:D}'");
        await using var api = Start();
        using var client = api.CreateClient();
        client.DefaultRequestHeaders.Host = "evil.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        using var asked = await client.PostAsJsonAsync("/api/password-resets", new { email = company.Email }, Cancel);

        var mail = Assert.Single(await MailsAsync(api, company));
        Assert.Equal(("en", company.Email, "A new password for AskPro"), (mail.Language, mail.To, mail.Subject));
        Assert.Contains("https://askpro.example/passwort-neu?konto=", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_learns_whether_an_address_has_an_account()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, company.Email));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, "nobody@askpro.example"));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, "no address at all"));

        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(api, ""));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(api, new string('a', 10_000)));
        Assert.Single(await MailsAsync(api, company));
    }

    [Fact]
    public async Task One_mailbox_gets_few_links_and_one_address_few_answers()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), null, ("PasswordResets:LinksPerQuarterHour", "1"), ("PasswordResets:RequestsPerMinute", "3"));
        await AskAsync(api, company.Email);
        await database.Owner.ChangeAsync("update outbox_messages set idempotency_key = idempotency_key || ':earlier'");

        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, company.Email));
        Assert.Single(await MailsAsync(api, company));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(api, company.Email));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(api, company.Email));
    }

    [Fact]
    public async Task An_old_link_a_foreign_link_and_nonsense_are_no_good()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), services =>
            services.PostConfigure<AskPro.Api.Features.PasswordResets.PasswordResetTokenOptions>(tokens => tokens.TokenLifespan = TimeSpan.Zero));
        await AskAsync(api, company.Email);
        var (account, token) = LinkIn(Assert.Single(await MailsAsync(api, company)));

        await using var now = Start();
        await AskAsync(now, other.Email);
        var (_, otherToken) = LinkIn(Assert.Single(await MailsAsync(now, other)));
        using var old = await RedeemAsync(api, account, token, NewPassword);
        foreach (var bad in new[] { otherToken, "", "x", new string('A', 5_000), "%%%" })
        {
            using var refused = await RedeemAsync(now, account, bad, NewPassword);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        Assert.Equal("invalid_link", (await old.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_new_password_opens_a_locked_account()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        for (var wrong = 0; wrong < 8; wrong++)
            (await api.SignInAsync(company.Email, "guess", Cancel)).Dispose();
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);

        await AskAsync(api, company.Email);
        var (account, token) = LinkIn(Assert.Single(await MailsAsync(api, company)));
        using var set = await RedeemAsync(api, account, token, NewPassword);

        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, NewPassword, Cancel)).StatusCode);
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"));

    private static async Task<HttpStatusCode> AskAsync(ApiServer api, string email)
    {
        using var client = api.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/password-resets", new { email }, Cancel);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> RedeemAsync(ApiServer api, Guid account, string token, string newPassword)
    {
        using var client = api.CreateClient();
        return await client.PostAsJsonAsync("/api/password-resets/redemptions", new { account, token, newPassword }, Cancel);
    }

    /// <summary>What waits for the person, decrypted with the ring that Api and Worker share.</summary>
    private async Task<List<MailMessage>> MailsAsync(ApiServer api, GivenCompany company)
    {
        var secrets = api.Services.GetRequiredService<ProtectedText>();
        await using var command = database.Owner.CreateCommand("select id, payload from outbox_messages where idempotency_key like '%' || $1 || '%'");
        command.Parameters.AddWithValue(company.UserId.ToString("N"));
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var mails = new List<MailMessage>();
        while (await reader.ReadAsync(Cancel))
            mails.Add(JsonSerializer.Deserialize<MailMessage>(secrets.Unprotect(ProtectedText.Mail, reader.GetGuid(0), reader.GetString(1)))!);
        return mails;
    }

    private static (Guid Account, string Token) LinkIn(MailMessage mail)
    {
        var link = Link().Match(mail.Text);
        Assert.True(link.Success, mail.Text);
        return (Guid.Parse(link.Groups["account"].Value), link.Groups["token"].Value);
    }

    [GeneratedRegex(@"^https://askpro\.example/passwort-neu\?konto=(?<account>[0-9a-f]{32})&token=(?<token>[A-Za-z0-9_-]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
