using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api.Hosting.Rights;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Dangerous acts ask for a fresh proof of who the person is.</summary>
public sealed class StepUpTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_routes_that_ask_for_a_fresh_proof_are_these()
    {
        await using var api = Start();

        var asking = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<DeclaredStepUp>() is not null)
            .Select(route => $"{route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0]} {route.RoutePattern.RawText}"
                + (route.Metadata.GetRequiredMetadata<DeclaredStepUp>().Always ? "" : " (sometimes)"));

        Assert.Equal(
            StepUpRoutes.Always.Concat(StepUpRoutes.Sometimes.Select(route => $"{route} (sometimes)")).Order(StringComparer.Ordinal),
            asking.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Making_and_unmaking_an_owner_waits_for_the_password_and_nothing_else_does()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var email = await company.AddMemberAsync(database.Owner, "manager", Cancel);
        await using var api = Start();
        using var owner = api.As(await api.TokenAsync(company, Cancel));
        _clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal((HttpStatusCode.OK, null), await ChangeAsync(owner, email, "reception"));
        Assert.Equal((HttpStatusCode.Forbidden, "step_up_required"), await ChangeAsync(owner, email, "owner"));
        Assert.Equal(HttpStatusCode.BadRequest, await ProveAsync(owner, "guess"));
        Assert.Equal((HttpStatusCode.Forbidden, "step_up_required"), await ChangeAsync(owner, email, "owner"));
        Assert.Equal(HttpStatusCode.NoContent, await ProveAsync(owner, GivenCompany.Password));
        Assert.Equal((HttpStatusCode.OK, null), await ChangeAsync(owner, email, "owner"));

        _clock.Advance(TimeSpan.FromMinutes(11));
        var member = await MemberAsync(owner, email);
        using var refused = await owner.DeleteAsync($"/api/team/{member.GetProperty("userId").GetGuid():D}?version={member.GetProperty("version")}", Cancel);
        Assert.Equal("step_up_required", await CodeAsync(refused));
    }

    [Fact]
    public async Task The_proof_belongs_to_one_session_and_survives_a_switch_of_company_only_as_old_as_it_is()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var here = api.As(await api.TokenAsync(company, Cancel));
        using var elsewhere = api.As(await api.TokenAsync(company, Cancel));
        _clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.NoContent, await ProveAsync(here, GivenCompany.Password));

        Assert.Equal(1L, await database.Owner.AskAsync<long>(null, $"select count(*) from sessions where user_id = '{company.UserId:D}' and verified_at > created_at"));
        using var switched = await elsewhere.PutAsJsonAsync("/api/sessions/current/company", new { companyId = company.Id }, Cancel);
        Assert.Equal(HttpStatusCode.OK, switched.StatusCode);
        Assert.Equal(1L, await database.Owner.AskAsync<long>(null, $"select count(*) from sessions where user_id = '{company.UserId:D}' and revoked_at is null and verified_at = created_at"));
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(_clock));

    private static async Task<(HttpStatusCode Status, string? Code)> ChangeAsync(HttpClient client, string email, string role)
    {
        var member = await MemberAsync(client, email);
        using var response = await client.PutAsJsonAsync(
            $"/api/team/{member.GetProperty("userId").GetGuid():D}", new { role, allBranches = true, version = member.GetProperty("version").GetUInt32() }, Cancel);
        return (response.StatusCode, response.IsSuccessStatusCode ? null : await CodeAsync(response));
    }

    private static async Task<JsonElement> MemberAsync(HttpClient client, string email) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/team", Cancel)).GetProperty("items").EnumerateArray()
            .Single(member => member.GetProperty("email").GetString() == email);

    private static async Task<HttpStatusCode> ProveAsync(HttpClient client, string password)
    {
        using var response = await client.PutAsJsonAsync("/api/sessions/current/verification", new { password }, Cancel);
        return response.StatusCode;
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
}
