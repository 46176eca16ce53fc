using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using AskPro.Tests.Support.Databases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Every route as every role: what the table of rights allows, and nothing else.</summary>
public sealed class RightsTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_declares_its_right_or_is_open_to_anyone()
    {
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));

        var routes = Routes(api);
        var undeclared = routes
            .Where(route => route.Metadata.GetMetadata<DeclaredRight>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(route => route.RoutePattern.RawText);

        Assert.NotEmpty(routes);
        Assert.Empty(undeclared);
    }

    [Fact]
    public async Task The_document_names_the_declared_right_of_every_operation()
    {
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        var declared = Routes(api)
            .Where(route => route.RoutePattern.RawText!.Trim('/') is var path && path.StartsWith("api/", StringComparison.Ordinal) && !path.StartsWith("api/retell/", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => (
                $"{method} /{route.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal)}",
                route.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anyone" : route.Metadata.GetMetadata<DeclaredRight>()?.Right is { } right ? RightNames.Of(right) : "session")));

        var document = await api.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);
        var named = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation =>
            ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value.GetProperty("x-right").GetString()!)));

        Assert.Equal(declared.Order(), named.Order());
    }

    [Fact]
    public async Task Every_role_reaches_the_routes_of_its_rights_and_no_other()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        var rights = Routes(api)
            .Where(route => route.Metadata.GetMetadata<DeclaredRight>() is not null)
            .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                .Select(method => ($"{method} /{route.RoutePattern.RawText!.Trim('/')}", route.Metadata.GetRequiredMetadata<DeclaredRight>().Right)))
            .ToDictionary(route => route.Item1, route => route.Right);
        var tried = 0;

        foreach (var role in RoleRights.Roles)
        {
            var token = await api.TokenAsync(await company.AddMemberAsync(database.Owner, role, Cancel), Cancel);
            foreach (var (route, paths) in ApiRoutes.Company(company).OrderBy(route => route.Key.StartsWith("DELETE", StringComparison.Ordinal)))
            {
                using var client = api.As(token);
                using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), paths[0]) { Content = ApiRoutes.Body(route) };
                using var response = await client.SendAsync(request, Cancel);
                var may = rights[route] is not { } right || RoleRights.Of(role).Contains(right);

                Assert.True(may == (response.StatusCode != HttpStatusCode.Forbidden), $"{route} as {role}: {response.StatusCode}");
                tried++;
            }
        }

        Assert.True(tried >= RoleRights.Roles.Count * 6);
    }

    [Theory]
    [InlineData(MembershipRoles.Owner, true, true)]
    [InlineData(MembershipRoles.Manager, true, true)]
    [InlineData(MembershipRoles.Reception, true, true)]
    [InlineData(MembershipRoles.ReadOnly, true, false)]
    [InlineData(MembershipRoles.Accounting, false, false)]
    public async Task A_call_shows_each_role_its_part(string role, bool summary, bool transcript)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(await company.AddMemberAsync(database.Owner, role, Cancel), Cancel));

        var call = await client.GetFromJsonAsync<JsonElement>($"/api/calls/{company.CallId:D}", Cancel);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/calls", Cancel);
        var announced = await client.GetFromJsonAsync<JsonElement>("/api/calls/new?after=2000-01-01", Cancel);
        var me = await client.GetFromJsonAsync<JsonElement>("/api/me", Cancel);

        Assert.Equal(transcript, call.GetProperty("turns").GetArrayLength() > 0);
        Assert.Equal(summary, call.GetProperty("customAnalysis").ValueKind == JsonValueKind.Object);
        foreach (var row in new[] { call, list.GetProperty("items")[0], announced.GetProperty("items")[0] })
            Assert.Equal(summary, row.GetProperty("summary").ValueKind == JsonValueKind.String);
        Assert.Equal(
            RoleRights.Of(role).Order().Select(right => right.ToString().ToLowerInvariant()),
            me.GetProperty("rights").EnumerateArray().Select(right => right.GetString()));
    }

    private static IReadOnlyList<RouteEndpoint> Routes(ApiServer api) =>
        [.. api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
}
