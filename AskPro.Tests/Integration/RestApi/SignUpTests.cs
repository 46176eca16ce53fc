using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>From the form to a company with one owner, on both versions of the database.</summary>
public abstract class SignUpTests(TestDatabase database)
{
    private const string FinishPage = "/registrieren/abschliessen";
    private const string Password = "drei ferne wörter";

    private static int count;

    private readonly string _email = $"neu{Interlocked.Increment(ref count)}@askpro.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_makes_company_and_owner_once_and_the_person_signs_in()
    {
        await using var api = Start();
        var asked = await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "en");
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from users where email = '{_email}'"));
        var mail = Assert.Single(await SentMails.ToAsync(database, api, _email));
        Assert.Equal("24", await SentMails.HoursOfUseAsync(database, "sign-up:"));
        var token = SentMails.TokenIn(mail, FinishPage);
        var waiting = await PostAsync(api, "/api/sign-ups/lookups", new { token });

        var weak = await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = "Passwort-2026" });
        var made = await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password });
        var again = await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password });

        Assert.Equal((HttpStatusCode.Accepted, "en"), (asked.Status, mail.Language));
        Assert.Equal("Salon Vogt", waiting.Body.GetProperty("companyName").GetString());
        Assert.Equal("password_too_common", weak.Body.GetProperty("errors").GetProperty("password")[0].GetString());
        Assert.Equal((HttpStatusCode.OK, _email), (made.Status, made.Body.GetProperty("email").GetString()));
        Assert.Equal("invalid_link", Code(again));
        using var signedIn = await api.SignInAsync(_email, Password, Cancel);
        var session = await signedIn.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(("Salon Vogt", "Europe/Berlin", "en"), (
            session.GetProperty("company").GetProperty("name").GetString(), session.GetProperty("company").GetProperty("timeZone").GetString(),
            session.GetProperty("company").GetProperty("language").GetString()));
        Assert.Contains("manage", session.GetProperty("rights").EnumerateArray().Select(right => right.GetString()));
        Assert.Equal(
            "company.founded,member.joined|true|false",
            await database.Owner.AskAsync<string>(null,
                $"""
                select string_agg(entry.action, ',' order by entry.action) || '|' || bool_and(person.email_confirmed)::text || '|' || bool_or(company.vouched_for)::text
                from users person join memberships member on member.user_id = person.id join companies company on company.id = member.company_id
                join audit_entries entry on entry.company_id = company.id and entry.actor_id = person.id where person.email = '{_email}'
                """));
    }

    [Fact]
    public async Task An_address_with_an_account_gets_the_same_answer_and_a_mail_that_says_so()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        var known = await AskAsync(api, company.Email.ToUpperInvariant(), "Lena Vogt", "Salon Vogt", "de");
        var unknown = await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de");

        Assert.Equal((HttpStatusCode.Accepted, unknown.Status), (known.Status, unknown.Status));
        Assert.Equal(unknown.Body.GetRawText(), known.Body.GetRawText());
        var mail = Assert.Single(await SentMails.ToAsync(database, api, company.Email));
        Assert.Equal("Sie haben schon einen Zugang zu AskPro", mail.Subject);
        Assert.Contains("https://askpro.example/anmelden", mail.Text, StringComparison.Ordinal);
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from sign_ups where normalized_email = '{company.Email.ToUpperInvariant()}'"));
    }

    [Fact]
    public async Task The_mail_carries_nothing_that_a_stranger_typed()
    {
        await using var api = Start();
        await AskAsync(api, _email, "Gewinnen Sie", "Jetzt http://evil.example", "de");

        var mail = Assert.Single(await SentMails.ToAsync(database, api, _email));

        Assert.DoesNotContain("evil", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gewinnen", mail.Text + mail.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("companyName", "required")]
    [InlineData("displayName", "too_long")]
    [InlineData("email", "invalid_email")]
    public async Task What_cannot_be_taken_is_named_field_by_field(string field, string code)
    {
        await using var api = Start();

        var refused = await AskAsync(api, "lena@askpro", new string('a', 10_000), " ", "de");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(code, refused.Body.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task Names_of_right_to_left_script_arrive_as_they_were_written()
    {
        await using var api = Start();
        await AskAsync(api, _email, "ליאת לוי", "مطعم الشام", "de");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), FinishPage);

        await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password });

        using var signedIn = await api.SignInAsync(_email, Password, Cancel);
        var session = await signedIn.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(("ליאת לוי", "مطعم الشام"), (session.GetProperty("user").GetProperty("displayName").GetString(), session.GetProperty("company").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_link_is_good_for_a_day()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(200) };
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), FinishPage);
        time.Advance(TimeSpan.FromHours(25));

        Assert.Equal("invalid_link", Code(await PostAsync(api, "/api/sign-ups/lookups", new { token })));
        Assert.Equal("invalid_link", Code(await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password })));
    }

    [Fact]
    public async Task Two_links_to_one_mailbox_make_one_company()
    {
        await using var api = Start();
        await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de");
        await AskAsync(api, _email, "Lena Vogt", "Salon Vogt GmbH", "de");
        var tokens = (await SentMails.ToAsync(database, api, _email)).Select(mail => SentMails.TokenIn(mail, FinishPage)).ToList();

        var made = await Task.WhenAll(tokens.Concat(tokens).Select(token => PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password })));

        Assert.Equal(2, tokens.Count);
        Assert.Single(made, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, "select count(*) from companies where name in ('Salon Vogt', 'Salon Vogt GmbH') and id in "
            + $"(select company_id from memberships member join users person on person.id = member.user_id where person.email = '{_email}')"));
    }

    [Fact]
    public async Task Who_got_an_account_meanwhile_signs_in_with_it()
    {
        await using var api = Start();
        await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, api, _email)), FinishPage);
        await database.Owner.ChangeAsync(
            $"""
            insert into users (id, display_name, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            values (gen_random_uuid(), 'X', '{_email}', upper('{_email}'), '{_email}', upper('{_email}'), true, false, false, true, 0)
            """);

        var refused = await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password });

        Assert.Equal((HttpStatusCode.Conflict, "account_exists"), (refused.Status, Code(refused)));
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from memberships member join users person on person.id = member.user_id where person.email = '{_email}'"));
    }

    [Fact]
    public async Task Switched_off_nobody_signs_up_and_the_door_says_so()
    {
        await using var open = Start();
        await AskAsync(open, _email, "Lena Vogt", "Salon Vogt", "de");
        var token = SentMails.TokenIn(Assert.Single(await SentMails.ToAsync(database, open, _email)), FinishPage);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), null, ("SignUp:Enabled", "false"));
        using var client = api.CreateClient();

        Assert.False((await client.GetFromJsonAsync<JsonElement>("/api/sign-ups", Cancel)).GetProperty("enabled").GetBoolean());
        Assert.Equal("sign_up_off", Code(await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de")));
        Assert.Equal("sign_up_off", Code(await PostAsync(api, "/api/sign-ups/redemptions", new { token, password = Password })));
    }

    [Fact]
    public async Task One_mailbox_gets_few_links_and_one_address_few_answers()
    {
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), null, ("PasswordResets:LinksPerQuarterHour", "1"), ("PasswordResets:RequestsPerMinute", "2"));
        await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de");

        Assert.Equal(HttpStatusCode.Accepted, (await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de")).Status);
        Assert.Single(await SentMails.ToAsync(database, api, _email));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(api, _email, "Lena Vogt", "Salon Vogt", "de")).Status);
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"));

    private static string? Code((HttpStatusCode Status, JsonElement Body) answer) => answer.Body.GetProperty("code").GetString();

    private static Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(ApiServer api, string email, string displayName, string companyName, string language) =>
        PostAsync(api, "/api/sign-ups", new { email, displayName, companyName, language });

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(ApiServer api, string path, object body)
    {
        using var client = api.CreateClient();
        using var answer = await client.PostAsJsonAsync(path, body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement);
    }
}

public sealed class SignUpOnPostgres15(Postgres15 database) : SignUpTests(database), IClassFixture<Postgres15>;

public sealed class SignUpOnPostgres18(Postgres18 database) : SignUpTests(database), IClassFixture<Postgres18>;
