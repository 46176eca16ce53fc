using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Faults;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Signing in and out, and how sessions end.</summary>
public sealed class SessionTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_gives_a_token_and_what_the_front_end_shows()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        using var response = await api.SignInAsync(company.Email.ToUpperInvariant(), GivenCompany.Password, Cancel);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(["token", "expiresAt", "user", "company", "rights", "companies", "isOperator", "support"], Names(body));
        Assert.Equal(["id", "displayName", "email"], Names(body.GetProperty("user")));
        Assert.Equal(["id", "name", "timeZone", "language", "isDemo"], Names(body.GetProperty("company")));
        Assert.Equal(company.Id, body.GetProperty("company").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_sign_in_that_runs_while_the_password_changes_opens_no_session()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        await using var changing = await database.Owner.OpenConnectionAsync(Cancel);
        await using var transaction = await changing.BeginTransactionAsync(Cancel);
        await RunAsync(changing, $"select from users where id = '{company.UserId:D}' for update");

        var signingIn = api.SignInAsync(company.Email, GivenCompany.Password, Cancel);
        await database.Owner.UntilAsync(
            "select exists (select from pg_stat_activity where datname = current_database() and usename = 'askpro_api' and wait_event_type = 'Lock')");
        await RunAsync(changing, $"update users set security_stamp = 'another' where id = '{company.UserId:D}'");
        await transaction.CommitAsync(Cancel);
        using var response = await signingIn;

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0L, await database.Owner.ScalarAsync<long>("select count(*) from sessions where user_id = $1", company.UserId));
    }

    [Fact]
    public async Task The_database_never_sees_the_token()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var token = await api.TokenAsync(company, Cancel);

        await using var command = database.Owner.CreateCommand("select token_hash from sessions where company_id = $1");
        command.Parameters.AddWithValue(company.Id);
        var stored = (byte[])(await command.ExecuteScalarAsync(Cancel))!;

        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)), stored);
    }

    [Theory]
    [InlineData(true, "wrong", HttpStatusCode.Unauthorized, "invalid_credentials")]
    [InlineData(false, GivenCompany.Password, HttpStatusCode.Unauthorized, "invalid_credentials")]
    [InlineData(true, "", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData(true, null, HttpStatusCode.BadRequest, "invalid_request")]
    public async Task Anything_else_is_refused_with_a_stable_code(bool known, string? password, HttpStatusCode status, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        using var response = await api.SignInAsync(known ? company.Email : "nobody@askpro.example", password, Cancel);

        Assert.Equal(status, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task Guessing_locks_the_account_and_the_lock_looks_like_a_wrong_password()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start(("Sessions:AttemptsBeforeLock", "3"));
        for (var i = 0; i < 3; i++)
            (await api.SignInAsync(company.Email, "guess", Cancel)).Dispose();

        using var response = await api.SignInAsync(company.Email, GivenCompany.Password, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("invalid_credentials", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await ExecuteAsync("update users set lockout_end = now() where id = $1", company.UserId);
        Assert.NotEmpty(await api.TokenAsync(company, Cancel));
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_stopped()
    {
        await using var api = Start(("Sessions:AttemptsPerMinute", "2"));
        for (var i = 0; i < 2; i++)
            (await api.SignInAsync("nobody@askpro.example", "guess", Cancel)).Dispose();

        using var response = await api.SignInAsync("nobody@askpro.example", "guess", Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.RetryAfter?.Delta);
        Assert.Contains("too_many_attempts", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));

        using var signedOut = await client.DeleteAsync("/api/sessions/current", Cancel);
        using var after = await client.GetAsync("/api/me", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_session_in_use_lives_on_until_its_longest_life_and_an_unused_one_expires()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(clock));
        using var used = api.As(await api.TokenAsync(company, Cancel));
        using var unused = api.As(await api.TokenAsync(company, Cancel));

        for (var day = 10; day <= 80; day += 10)
        {
            clock.Advance(TimeSpan.FromDays(10));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(used));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(unused));
        clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(used));
    }

    [Fact]
    public async Task Who_leaves_the_company_is_signed_out()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));

        await ExecuteAsync("delete from memberships where company_id = $1", company.Id);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
        using var again = await api.SignInAsync(company.Email, GivenCompany.Password, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    private ApiServer Start(params (string Key, string Value)[] settings) => new(database.ConnectionString("askpro_api"), null, settings);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/me", Cancel);
        return response.StatusCode;
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];

    private async Task ExecuteAsync(string sql, Guid id)
    {
        await using var command = database.Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
