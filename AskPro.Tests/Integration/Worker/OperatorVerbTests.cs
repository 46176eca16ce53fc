using System.Net;
using System.Net.Http.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Verbs.Operators;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>The verb <c>operator add</c> on a real database, and its link in the real Api.</summary>
public sealed class OperatorVerbTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string NewPassword = "ein-langes-kennzeichen-7";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_operator_sets_a_password_with_the_printed_link_and_no_second_one_comes_by_mistake()
    {
        // The other test, which may have run before, made one too.
        await database.Owner.ChangeAsync("update users set is_operator = false");
        Assert.Equal(2, (await RunAsync("--email=no address")).ExitCode);
        Assert.Equal(2, (await RunAsync()).ExitCode);
        var (exitCode, printed) = await RunAsync("--email=Olga@platform.example", "--name=Olga Brandt");
        Assert.Equal(0, exitCode);

        var link = new Uri(printed.Split('\n', StringSplitOptions.TrimEntries).Single(line => line.StartsWith("https://", StringComparison.Ordinal)));
        Assert.Equal("https://askpro.example/passwort-neu", link.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(link.Query);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.CreateClient();
        var redemption = new { account = Guid.Parse(query["konto"].ToString()), token = query["token"].ToString(), newPassword = NewPassword };
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/password-resets/redemptions", redemption, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/password-resets/redemptions", redemption, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await api.SignInAsync("olga@platform.example", NewPassword, Cancel)).StatusCode);

        var (again, sentence) = await RunAsync("--email=olga@platform.example");
        Assert.Equal((0, false), (again, sentence.Contains("https://", StringComparison.Ordinal)));
        Assert.Equal(3, (await RunAsync("--email=tom@platform.example")).ExitCode);
        Assert.Equal(0, (await RunAsync("--email=tom@platform.example", "--another")).ExitCode);
        Assert.Equal(2, await database.Owner.AskAsync<long>(null, "select count(*) from users where is_operator"));
        Assert.Equal(2, await database.Owner.AskAsync<long>(null, "select count(*) from operator_audit_entries where action = 'operator.added' and subject_id in (select id from users where is_operator)"));
        // A service's own connection is not enough.
        Assert.Equal(1, (await RunAsAsync("askpro_api", "--email=eve@platform.example", "--another")).ExitCode);
    }

    [Fact]
    public async Task Somebody_of_a_company_becomes_one_and_keeps_the_password()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (exitCode, printed) = await RunAsync($"--email={company.Email}", "--another");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("https://", printed, StringComparison.Ordinal);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/operators/companies", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/calls", Cancel)).StatusCode);
    }

    private Task<(int ExitCode, string Printed)> RunAsync(params string[] args) => RunAsAsync("postgres", args);

    private async Task<(int ExitCode, string Printed)> RunAsAsync(string role, params string[] args)
    {
        using var printed = new StringWriter();
        var exitCode = await OperatorVerb.RunAsync(
        [
            "add", .. args, "--environment=Production", $"--ConnectionStrings:askpro={database.ConnectionString(role)}",
            "--KeyRing:MasterKey=only-for-tests-only-for-tests-only-for-tests", "--Web:PublicUrl=https://askpro.example", "--Logging:LogLevel:Default=None",
        ], printed);
        return (exitCode, printed.ToString());
    }
}
