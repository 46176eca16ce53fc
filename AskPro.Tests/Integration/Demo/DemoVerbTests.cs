using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Verbs.Demo;
using Xunit;

namespace AskPro.Tests.Integration.Demo;

/// <summary>The verb <c>demo</c> on a real database.</summary>
public sealed class DemoVerbTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task It_refuses_everywhere_but_in_Development(string environment)
    {
        var exitCode = await RunAsync(environment, "askpro_demo");

        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task Twice_is_once_with_either_connection_and_the_published_password_signs_in_only_in_Development()
    {
        Assert.Equal(0, await RunAsync("Development", "askpro_demo"));
        var events = await CountAsync("select count(*) from inbox_jobs where state = 'queued'");
        Assert.Equal(0, await RunAsync("Development", "postgres"));

        Assert.Equal(2, await CountAsync("select count(*) from companies where is_demo and name like 'Demo %'"));
        Assert.Equal(2, await CountAsync("select count(*) from phone_numbers where e164 in ('+493023125001', '+493023125002')"));
        Assert.InRange(events, 2 * 25 * 2, 2 * 40 * 3);
        Assert.Equal(events, await CountAsync("select count(*) from inbox_jobs"));
        Assert.Equal(0, await CountAsync("select count(*) from inbox_jobs where received_at > now()"));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], await SignInAsync("Development"));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], await SignInAsync("Production"));
        await ASessionFromDevelopmentIsRefusedElsewhereAsync();
        Assert.Equal(3, await CountAsync("select count(*) from sessions"));
    }

    private async Task ASessionFromDevelopmentIsRefusedElsewhereAsync()
    {
        await using var development = new ApiServer(database.ConnectionString("askpro_api")) { EnvironmentName = "Development" };
        using var signedIn = await development.SignInAsync("demo@askpro.example", "demo-askpro-2026", Cancel);
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;
        await using var production = new ApiServer(database.ConnectionString("askpro_api"));
        foreach (var (server, expected) in new[] { (development, HttpStatusCode.OK), (production, HttpStatusCode.Unauthorized) })
        {
            using var client = server.CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var me = await client.GetAsync("/api/me", Cancel);
            Assert.Equal(expected, me.StatusCode);
        }
    }

    private async Task<HttpStatusCode[]> SignInAsync(string environment)
    {
        await using var api = new ApiServer(database.ConnectionString("askpro_api")) { EnvironmentName = environment };
        using var first = await api.SignInAsync("demo@askpro.example", "demo-askpro-2026", Cancel);
        using var second = await api.SignInAsync("demo2@askpro.example", "demo-askpro-2026", Cancel);
        return [first.StatusCode, second.StatusCode];
    }

    private Task<int> RunAsync(string environment, string role) => DemoVerb.RunAsync(
    [
        $"--environment={environment}",
        $"--ConnectionStrings:askpro={database.ConnectionString(role)}",
        "--Logging:LogLevel:Default=None",
    ]);

    private async Task<long> CountAsync(string sql)
    {
        await using var command = database.Owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
