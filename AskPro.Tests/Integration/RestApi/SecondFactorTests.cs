using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Features.SecondFactor;
using AskPro.Integrations.Mail;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The authenticator app, from its set-up to signing in with it, on both servers.</summary>
public abstract class SecondFactorTests(TestDatabase database)
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_is_asked_for_from_the_first_right_code_on_and_no_code_is_good_twice()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var secret = await BeginAsync(client);
        Assert.Equal(secret, await BeginAsync(client));
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        Assert.Equal("wrong_code", await ErrorAsync(await client.PutAsJsonAsync("/api/me/authenticator", new { code = "12" }, Cancel)));
        using var on = await client.PutAsJsonAsync("/api/me/authenticator", new { code = Code(secret) }, Cancel);
        Assert.Equal(10, (await on.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("recoveryCodes").GetArrayLength());

        var challenge = await ChallengeAsync(api, company);
        Assert.Equal("code_used", await ErrorAsync(await RedeemAsync(api, challenge, Code(secret))));
        _clock.Advance(TimeSpan.FromSeconds(30));
        using var opened = await RedeemAsync(api, challenge, Code(secret).Insert(3, " "));
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal("code_used", await ErrorAsync(await RedeemAsync(api, challenge, Code(secret))));

        using var elsewhere = api.As((await opened.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString());
        Assert.Equal(10, (await elsewhere.GetFromJsonAsync<JsonElement>("/api/me/security", Cancel)).GetProperty("recoveryCodesLeft").GetInt32());
        Assert.DoesNotContain(secret, await database.Owner.AskAsync<string>(null, $"select secret_protected from user_authenticators where user_id = '{company.UserId:D}'"), StringComparison.Ordinal);
        Assert.Equal(["Authenticator-App eingeschaltet"], await SubjectsAsync(api, company));
    }

    [Fact]
    public async Task A_clock_that_is_half_a_minute_off_is_fine_and_one_that_is_further_off_is_named()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var (secret, _) = await SwitchOnAsync(api, company);
        _clock.Advance(TimeSpan.FromMinutes(3));
        var challenge = await ChallengeAsync(api, company);

        Assert.Equal("clock_skewed", await ErrorAsync(await RedeemAsync(api, challenge, Code(secret, -2))));
        Assert.Equal("wrong_code", await ErrorAsync(await RedeemAsync(api, challenge, "x12345")));
        Assert.Equal("required", await ErrorAsync(await RedeemAsync(api, challenge, " ")));
        using var late = await RedeemAsync(api, challenge, Code(secret, -1));
        using var early = await RedeemAsync(api, challenge, Code(secret, 1));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (late.StatusCode, early.StatusCode));
    }

    [Fact]
    public async Task A_code_that_came_too_early_is_used_up()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var (secret, _) = await SwitchOnAsync(api, company);
        var challenge = await ChallengeAsync(api, company);

        Assert.Equal("clock_skewed", await ErrorAsync(await RedeemAsync(api, challenge, Code(secret, 6))));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("code_used", await ErrorAsync(await RedeemAsync(api, challenge, Code(secret))));
        using var next = await RedeemAsync(api, challenge, Code(secret, 1));

        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    [Fact]
    public async Task Guesses_sent_at_once_are_answered_as_seldom_as_guesses_one_after_another()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var (secret, _) = await SwitchOnAsync(api, company);
        var challenge = await ChallengeAsync(api, company);
        _clock.Advance(TimeSpan.FromSeconds(30));

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => RedeemAsync(api, challenge, "x12345")));

        Assert.Equal(8, answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest));
        Assert.Equal(22, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        using var right = await RedeemAsync(api, challenge, Code(secret));
        var problem = await right.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(("account_locked", 5), (problem.GetProperty("code").GetString(), problem.GetProperty("minutes").GetInt32()));
    }

    [Fact]
    public async Task Passwords_sent_at_once_all_count()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.SignInAsync(company.Email, "wrong-password", Cancel)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_locked_account_says_so_to_its_own_session_whatever_proof_it_sends()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var (secret, _) = await SwitchOnAsync(client);
        await database.Owner.ChangeAsync($"update users set lockout_end = now() + interval '1 hour' where id = '{company.UserId:D}'");

        foreach (var proof in (object[])[new { password = GivenCompany.Password }, new { code = Code(secret, 1) }])
        {
            using var refused = await client.PutAsJsonAsync("/api/sessions/current/verification", proof, Cancel);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Contains("account_locked", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_set_up_that_was_begun_ends_with_the_hour_and_is_no_other_sessions()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var one = api.As(await api.TokenAsync(company, Cancel));
        using var other = api.As(await api.TokenAsync(company, Cancel));
        var first = await BeginAsync(one);
        Assert.Equal(HttpStatusCode.Conflict, (await other.PutAsJsonAsync("/api/me/authenticator", new { code = Code(first) }, Cancel)).StatusCode);
        var second = await BeginAsync(other);
        Assert.NotEqual(first, second);
        _clock.Advance(TimeSpan.FromHours(1));

        using var late = await other.PutAsJsonAsync("/api/me/authenticator", new { code = Code(second) }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_is_noted_and_is_told()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var (_, codes) = await SwitchOnAsync(api, company);
        var challenge = await ChallengeAsync(api, company);

        using var first = await RedeemAsync(api, challenge, codes[3]);
        var again = await RedeemAsync(api, challenge, codes[3].Replace("-", "", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("wrong_code", await ErrorAsync(again));
        Assert.Equal(9L, await database.Owner.AskAsync<long>(null, $"select count(*) from user_recovery_codes where user_id = '{company.UserId:D}'"));
        Assert.Equal(1L, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where company_id = '{company.Id:D}' and action = 'person.recovery_code_used'"));
        Assert.Contains("Ein Wiederherstellungscode wurde benutzt", await SubjectsAsync(api, company));
    }

    [Fact]
    public async Task Guessing_codes_locks_the_account_and_the_password_buys_no_new_tries()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start(("Sessions:AttemptsBeforeLock", "3"));
        var (secret, _) = await SwitchOnAsync(api, company);
        var challenge = await ChallengeAsync(api, company);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("wrong_code", await ErrorAsync(await RedeemAsync(api, challenge, "x")));
            if (i < 2) await ChallengeAsync(api, company);
        }
        _clock.Advance(TimeSpan.FromSeconds(30));

        using var locked = await RedeemAsync(api, challenge, Code(secret));

        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_challenge_ends_with_time_and_with_a_change_of_the_factors_and_cannot_be_made_up()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var (secret, _) = await SwitchOnAsync(api, company);
        var old = await ChallengeAsync(api, company);
        _clock.Advance(TimeSpan.FromMinutes(6));
        var stamped = await ChallengeAsync(api, company);
        await database.Owner.ChangeAsync($"update users set security_stamp = 'another' where id = '{company.UserId:D}'");

        foreach (var challenge in (string?[])[old, stamped, null, "", "nonsense", stamped[..^2]])
        {
            using var refused = await RedeemAsync(api, challenge, Code(secret));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Contains("invalid_challenge", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Switching_off_and_new_recovery_codes_wait_for_a_fresh_proof_which_a_code_is()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var (secret, codes) = await SwitchOnAsync(client);
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/api/me/recovery-codes", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync("/api/me/authenticator", Cancel)).StatusCode);
        using var proved = await client.PutAsJsonAsync("/api/sessions/current/verification", new { code = Code(secret) }, Cancel);
        Assert.Equal("code_used", await ErrorAsync(await client.PutAsJsonAsync("/api/sessions/current/verification", new { code = Code(secret) }, Cancel)));
        Assert.Equal(HttpStatusCode.NoContent, proved.StatusCode);

        using var renewed = await client.PostAsync("/api/me/recovery-codes", null, Cancel);
        Assert.DoesNotContain(codes[0], await renewed.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("wrong_code", await ErrorAsync(await RedeemAsync(api, await ChallengeAsync(api, company), codes[0])));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/me/authenticator", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.DeleteAsync("/api/me/authenticator", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync("/api/me/recovery-codes", null, Cancel)).StatusCode);

        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync(company.Email, GivenCompany.Password, Cancel)).StatusCode);
        Assert.Equal(0L, await database.Owner.AskAsync<long>(null, $"select count(*) from user_recovery_codes where user_id = '{company.UserId:D}'"));
        Assert.Equal(["Authenticator-App ausgeschaltet", "Authenticator-App eingeschaltet", "Neue Wiederherstellungscodes"], await SubjectsAsync(api, company));
    }

    private ApiServer Start(params (string Key, string Value)[] settings) =>
        new(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(_clock), settings);

    private string Code(string secret, int steps = 0) => Totp.Code(FromBase32(secret), Totp.StepAt(_clock.GetUtcNow()) + steps);

    private async Task<(string Secret, IReadOnlyList<string> Codes)> SwitchOnAsync(ApiServer api, GivenCompany company)
    {
        using var client = api.As(await api.TokenAsync(company, Cancel));
        return await SwitchOnAsync(client);
    }

    private async Task<(string Secret, IReadOnlyList<string> Codes)> SwitchOnAsync(HttpClient client)
    {
        var secret = await BeginAsync(client);
        using var on = await client.PutAsJsonAsync("/api/me/authenticator", new { code = Code(secret) }, Cancel);
        on.EnsureSuccessStatusCode();
        return (secret, [.. (await on.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private static async Task<string> BeginAsync(HttpClient client)
    {
        using var begun = await client.PostAsync("/api/me/authenticator", null, Cancel);
        begun.EnsureSuccessStatusCode();
        return (await begun.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("secret").GetString()!;
    }

    private static async Task<string> ChallengeAsync(ApiServer api, GivenCompany company)
    {
        using var response = await api.SignInAsync(company.Email, GivenCompany.Password, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("second_factor_required", problem.GetProperty("code").GetString());
        return problem.GetProperty("challenge").GetString()!;
    }

    private static async Task<HttpResponseMessage> RedeemAsync(ApiServer api, string? challenge, string code)
    {
        using var client = api.CreateClient();
        return await client.PostAsJsonAsync("/api/sessions/second-factor", new { challenge, code }, Cancel);
    }

    private static async Task<string?> ErrorAsync(HttpResponseMessage response)
    {
        using (response)
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").GetProperty("code")[0].GetString();
    }

    private async Task<IEnumerable<string>> SubjectsAsync(ApiServer api, GivenCompany company)
    {
        var secrets = api.Services.GetRequiredService<ProtectedText>();
        await using var command = database.Owner.CreateCommand("select id, payload from outbox_messages");
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var mails = new List<MailMessage>();
        while (await reader.ReadAsync(Cancel))
            mails.Add(JsonSerializer.Deserialize<MailMessage>(secrets.Unprotect(ProtectedText.Mail, reader.GetGuid(0), reader.GetString(1)))!);
        return mails.Where(mail => mail.To == company.Email).Select(mail => mail.Subject).Order();
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}

public sealed class SecondFactorOnPostgres15(Postgres15 database) : SecondFactorTests(database), IClassFixture<Postgres15>;

public sealed class SecondFactorOnPostgres18(Postgres18 database) : SecondFactorTests(database), IClassFixture<Postgres18>;
