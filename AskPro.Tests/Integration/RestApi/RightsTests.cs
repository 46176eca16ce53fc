using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Hosting;
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
                route.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anyone" : route.Metadata.GetMetadata<DeclaredRight>() is { IsOperators: true } ? "operator"
                : route.Metadata.GetMetadata<DeclaredRight>()?.Right is { } right ? RightNames.Of(right) : "session")));

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
        var rights = Declared(api);
        var tried = 0;

        foreach (var role in RoleRights.AllRoles)
        {
            var token = role == MembershipRoles.Support
                ? await SupportTokenAsync(api, company)
                : await api.TokenAsync(await company.AddMemberAsync(database.Owner, role, Cancel), Cancel);
            foreach (var (route, paths) in ApiRoutes.Company(company).OrderBy(route => route.Key.StartsWith("DELETE", StringComparison.Ordinal)))
            {
                var may = rights[route].Right is not { } right || RoleRights.Of(role).Contains(right);
                if (role == MembershipRoles.Support && rights[route].IsClosedForSupport) may = false;
                var status = await SendAsync(api, token, route, paths[0]);

                Assert.True(may == (status != HttpStatusCode.Forbidden), $"{route} as {role}: {status}");
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

    [Fact]
    public async Task Operators_routes_are_closed_to_every_role_and_companies_routes_to_operators_outside_of_them()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        var operatorToken = await api.TokenAsync((await GivenOperator.CreateAsync(database.Owner, Cancel)).Email, Cancel);
        var rights = Declared(api);

        Assert.Equal(ApiRoutes.Operators(company).Keys.Order(), rights.Where(route => route.Value.IsOperators).Select(route => route.Key).Order());
        foreach (var role in RoleRights.Roles)
        {
            var token = await api.TokenAsync(await company.AddMemberAsync(database.Owner, role, Cancel), Cancel);
            foreach (var (route, path) in ApiRoutes.Operators(company).SelectMany(route => route.Value.Select(path => (route.Key, path))))
                Assert.Equal((route, HttpStatusCode.Forbidden), (route, await SendAsync(api, token, route, path)));
        }
        foreach (var (route, path) in ApiRoutes.Operators(company).SelectMany(route => route.Value.Select(path => (route.Key, path))))
            Assert.NotEqual((route, HttpStatusCode.Forbidden), (route, await SendAsync(api, operatorToken, route, path)));
        foreach (var (route, paths) in ApiRoutes.Company(company).OrderBy(route => route.Key.StartsWith("DELETE", StringComparison.Ordinal)))
            Assert.Equal((route, rights[route].IsOwn), (route, await SendAsync(api, operatorToken, route, paths[0]) != HttpStatusCode.Forbidden));
    }

    private async Task<string> SupportTokenAsync(ApiServer api, GivenCompany company)
    {
        using var client = await api.AsOperatorAsync(database.Owner, Cancel);
        using var opened = await client.PostAsJsonAsync($"/api/operators/companies/{company.Id:D}/support-accesses", new { reason = "Ticket 1", minutes = 60 }, Cancel);
        return (await opened.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;
    }

    private static async Task<HttpStatusCode> SendAsync(ApiServer api, string token, string route, string path)
    {
        using var client = api.As(token);
        using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), path) { Content = ApiRoutes.Body(route) };
        using var response = await client.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private static Dictionary<string, (Right? Right, bool IsOperators, bool IsOwn, bool IsClosedForSupport)> Declared(ApiServer api) => Routes(api)
        .Where(route => route.Metadata.GetMetadata<DeclaredRight>() is not null)
        .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            .Select(method => (Name: $"{method} /{route.RoutePattern.RawText!.Trim('/')}", route.Metadata)))
        .ToDictionary(
            route => route.Name,
            route => (route.Metadata.GetRequiredMetadata<DeclaredRight>().Right, route.Metadata.GetRequiredMetadata<DeclaredRight>().IsOperators,
                route.Metadata.GetMetadata<SeesOwn>() is not null, route.Metadata.GetMetadata<ClosedForSupport>() is not null));

    private static IReadOnlyList<RouteEndpoint> Routes(ApiServer api) =>
        [.. api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
}
