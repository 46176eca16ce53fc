using System.Net;
using AskPro.Data;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Every route as a stranger and as the wrong company; nobody ever sees another's data.</summary>
public sealed class TenantMatrixTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mapped_route_is_declared_and_every_declared_route_is_mapped()
    {
        var anyone = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));

        var mapped = ApiRoutes.Mapped(api);

        Assert.Equal(ApiRoutes.Open.Concat(ApiRoutes.Company(anyone).Keys).Concat(ApiRoutes.Operators(anyone).Keys).Order(), mapped.Keys.Order());
        Assert.Equal(ApiRoutes.Company(anyone).Keys.Order(), mapped.Where(route => route.Value).Select(route => route.Key).Order());
    }

    [Fact]
    public async Task A_stranger_gets_401_with_a_code_and_no_data()
    {
        var victim = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        string?[] tokens = [null, "", "nonsense", new string('A', 43), victim.Id.ToString("D")];

        foreach (var (route, paths) in ApiRoutes.Company(victim).Concat(ApiRoutes.Operators(victim)))
        {
            foreach (var (token, path) in tokens.SelectMany(token => paths.Select(path => (token, path))))
            {
                var (status, body) = await SendAsync(api, route, path, token);
                Assert.True(status == HttpStatusCode.Unauthorized, $"{route} {path} as '{token}': {status}");
                Assert.Contains("\"code\":\"session_required\"", body, StringComparison.Ordinal);
                AssertNothingOf(victim, route, path, body);
            }
        }
    }

    [Fact]
    public async Task The_wrong_company_gets_404_or_its_own_data() =>
        await WalkAsync(new ApiServer(database.ConnectionString("askpro_api")));

    [Fact]
    public async Task The_wrong_company_gets_404_or_its_own_data_with_the_query_filters_off() =>
        await WalkAsync(new ApiServer(database.ConnectionString("askpro_api"), WithoutFilters));

    [Fact]
    public async Task Row_security_alone_holds_with_the_filters_off_and_the_wrong_company_in_every_where()
    {
        var leaks = await LeaksWithWrongWhereAsync("askpro_api");

        Assert.Empty(leaks);
    }

    [Fact]
    public async Task Without_row_security_the_same_requests_leak_so_the_matrix_can_fail()
    {
        var leaks = await LeaksWithWrongWhereAsync("postgres");

        Assert.Equal(["GET /api/agents", "GET /api/agents/{id:guid}", "GET /api/audit", "GET /api/branches", "GET /api/branches/{id:guid}", "GET /api/calls", "GET /api/calls/new", "GET /api/calls/{id:guid}", "GET /api/company", "GET /api/events", "GET /api/feed", "GET /api/invitations", "GET /api/me", "GET /api/phone-numbers", "GET /api/phone-numbers/{id:guid}", "GET /api/resolve", "GET /api/retell-keys", "GET /api/retell-webhooks", "GET /api/setup/tests/latest", "GET /api/support-accesses", "GET /api/team", "GET /api/team/{id:guid}", "GET /api/tokens", "POST /api/agents", "POST /api/phone-numbers"], leaks.Distinct().Order(StringComparer.Ordinal));
    }

    private async Task WalkAsync(ApiServer server)
    {
        await using var api = server;
        var victim = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await victim.AddNoteAsync(database.Owner, Cancel);
        await victim.AddEventAsync(database.Owner, "done", Cancel);
        var otherToken = await api.TokenAsync(other, Cancel);
        var victimToken = await api.TokenAsync(victim, Cancel);
        foreach (var (route, paths) in ApiRoutes.Company(victim))
        {
            foreach (var path in paths)
            {
                var (status, body) = await SendAsync(api, route, path, otherToken);
                AssertNothingOf(victim, route, path, body);
                var isForeign = victim.Named.Any(id => path.Contains(id.ToString("D"), StringComparison.Ordinal));
                Assert.Equal(isForeign, (int)status is 404 or 400);

                // The same request shows the company its own data: the silence above means something.
                if (!route.StartsWith("GET", StringComparison.Ordinal)) continue;
                (status, body) = await SendAsync(api, route, path, victimToken);
                Assert.Equal(HttpStatusCode.OK, status);
                // Switches and steps name nobody.
                Assert.True(path.Contains("/new?after=0", StringComparison.Ordinal) || route is "GET /api/company/modules" or "GET /api/setup" || victim.Traces.Any(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)), $"{route} {path} shows nothing of its own company.");
            }
        }

        // Signing out ended the one session and no other.
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(api, "GET", "/api/me", otherToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, "GET", "/api/me", victimToken)).Status);
    }

    private async Task<List<string>> LeaksWithWrongWhereAsync(string role)
    {
        var victim = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var attacker = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await victim.AddNoteAsync(database.Owner, Cancel);
        await victim.AddEventAsync(database.Owner, "done", Cancel);
        await using var signIn = new ApiServer(database.ConnectionString("askpro_api"));
        var token = await signIn.TokenAsync(attacker, Cancel);
        var exchange = new AsksForAnotherCompany(attacker.Id, victim.Id);
        await using var api = new ApiServer(database.ConnectionString(role), services =>
        {
            WithoutFilters(services);
            services.ConfigureDbContext<AskProDbContext>(options => options.AddInterceptors(exchange));
        });

        var leaks = new List<string>();
        foreach (var (route, paths) in ApiRoutes.Company(victim))
        {
            foreach (var path in paths.Where(path => !path.Contains("companyId", StringComparison.Ordinal) || route is "GET /api/me" or "GET /api/feed" or "GET /api/company" or "PUT /api/company" or "GET /api/team" or "GET /api/tokens"))
            {
                var (_, body) = await SendAsync(api, route, path, token);

                // The feed answers with the session's company; its number is what would leak.
                var traces = victim.Traces.Append($"\"seq\":{victim.Seq}");
                if (traces.Any(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase))) leaks.Add(route);
            }
        }

        Assert.True(exchange.Exchanged > 0);
        return leaks;
    }

    private static void WithoutFilters(IServiceCollection services) =>
        services.ConfigureDbContext<AskProDbContext>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilters>());

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(ApiServer api, string route, string path, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), path) { Content = ApiRoutes.Body(route) };
        using var client = api.As(token);
        using var response = await client.SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private static void AssertNothingOf(GivenCompany victim, string route, string path, string body)
    {
        foreach (var trace in victim.Traces)
            Assert.False(body.Contains(trace, StringComparison.OrdinalIgnoreCase), $"{route} {path} shows '{trace}' of another company.");
    }
}
