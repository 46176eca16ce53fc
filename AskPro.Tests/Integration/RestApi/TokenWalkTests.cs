using System.Net;
using System.Text.Json;
using AskPro.Api.Features.ApiTokens;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using AskPro.Tests.Support.Databases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static AskPro.Tests.Integration.Tenancy.DatabaseQueries;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Every route with API tokens that must not open it, and with one that may.</summary>
public sealed class TokenWalkTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_has_no_right_left_opens_no_route()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        var secret = await TokenOfAsync(company, "read_only", Right.Delete);
        var refused = 0;

        foreach (var (route, paths) in ApiRoutes.Company(company))
        {
            var (status, body) = await SendAsync(api, route, paths[0], secret);
            var problem = JsonDocument.Parse(body).RootElement;

            Assert.True(status == HttpStatusCode.Forbidden, $"{route}: {status}");
            if (IsOpenToTokens(api, route) is { } right)
                Assert.Equal(("forbidden", RightNames.Of(right)), (problem.GetProperty("code").GetString(), problem.GetProperty("right").GetString()));
            else
                Assert.Equal("session_only", problem.GetProperty("code").GetString());
            refused++;
        }

        Assert.True(refused > 30);
    }

    [Fact]
    public async Task A_token_of_another_company_gets_404_or_its_own_data_and_nothing_about_people()
    {
        var victim = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await victim.AddNoteAsync(database.Owner, Cancel);
        await using var api = Start();

        foreach (var (route, paths) in ApiRoutes.Company(victim))
        {
            foreach (var path in paths)
            {
                var (status, body) = await SendAsync(api, route, path, other.Token);
                foreach (var trace in victim.Traces)
                    Assert.False(body.Contains(trace, StringComparison.OrdinalIgnoreCase), $"{route} {path} shows '{trace}' of another company.");
                if (IsOpenToTokens(api, route) is null)
                    Assert.True(status == HttpStatusCode.Forbidden, $"{route}: {status}");
                else
                    Assert.Equal(victim.Named.Any(id => path.Contains(id.ToString("D"), StringComparison.Ordinal)), (int)status is 404 or 400);
            }
        }
    }

    [Theory]
    [InlineData("expires_at = created_at + interval '1 second'", "token_expired")]
    [InlineData("revoked_at = now()", "token_revoked")]
    [InlineData("token_hash = sha256('another')", "invalid_token")]
    public async Task A_token_that_has_ended_opens_no_route_and_says_so(string change, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync($"update api_tokens set {change} where id = $1", company.TokenId);
        await using var api = Start();

        foreach (var (route, paths) in ApiRoutes.Company(company))
        {
            var (status, body) = await SendAsync(api, route, paths[0], company.Token);
            var problem = JsonDocument.Parse(body).RootElement;

            Assert.True(status == HttpStatusCode.Unauthorized, $"{route}: {status}");
            Assert.Equal(code, problem.GetProperty("code").GetString());
            Assert.Contains("/einstellungen/zugriffstoken", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_with_every_right_opens_the_routes_of_rights_and_no_other()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        foreach (var (route, paths) in ApiRoutes.Company(company))
        {
            var (status, _) = await SendAsync(api, route, paths[0], company.Token);
            Assert.True((status == HttpStatusCode.Forbidden) == (IsOpenToTokens(api, route) is null), $"{route}: {status}");
        }
    }

    // So many requests on purpose: the walk is not about the allowance.
    private ApiServer Start() => new(database.ConnectionString("askpro_api"), null, ("ApiTokens:RequestsPerMinute", "10000"));

    private async Task<string> TokenOfAsync(GivenCompany company, string role, params Right[] scopes)
    {
        var email = await company.AddMemberAsync(database.Owner, role, Cancel);
        var userId = await database.Owner.AskAsync<Guid>(null, "select id from users where email = $1", email);
        var secret = TokenSecret.Create();
        await company.AddTokenAsync(database.Owner, secret, userId, scopes, Cancel);
        return secret;
    }

    private static Right? IsOpenToTokens(ApiServer api, string route)
    {
        var metadata = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Single(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(
                method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}" == route) == true).Metadata;
        return metadata.GetMetadata<RefusesTokens>() is null ? metadata.GetMetadata<DeclaredRight>()?.Right : null;
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(ApiServer api, string route, string path, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), path) { Content = ApiRoutes.Body(route) };
        using var client = api.As(token);
        using var response = await client.SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
