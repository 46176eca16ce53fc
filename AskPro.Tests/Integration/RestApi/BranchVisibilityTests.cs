using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Data;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The wrong branch: every route about calls, as a person who is restricted to another one.</summary>
public sealed class BranchVisibilityTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_call_of_another_branch_is_invisible() => WalkAsync("askpro_api", services => { });

    [Fact]
    public Task A_call_of_another_branch_is_invisible_with_the_query_filters_off() => WalkAsync("askpro_api", WithoutFilters);

    [Fact]
    public Task A_call_of_another_branch_is_invisible_without_row_security() => WalkAsync("postgres", services => { });

    [Fact]
    public async Task Without_filters_and_row_security_the_same_requests_leak_so_the_walk_can_fail()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (email, _) = await RestrictedAsync(company);
        await using var api = new ApiServer(database.ConnectionString("postgres"), WithoutFilters);
        using var client = api.As(await api.TokenAsync(email, Cancel));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/calls/{company.CallId:D}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_branch_that_is_deleted_widens_nothing()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (email, branchId) = await RestrictedAsync(company);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(email, Cancel));

        await database.Owner.ChangeAsync($"delete from branches where id = '{branchId:D}'");

        Assert.Empty((await client.GetFromJsonAsync<JsonElement>("/api/calls", Cancel)).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/calls/{company.CallId:D}", Cancel)).StatusCode);
    }

    private async Task WalkAsync(string role, Action<IServiceCollection> services)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (email, branchId) = await RestrictedAsync(company);
        var own = company.Call(TimeProvider.System.GetUtcNow().AddSeconds(-30));
        own.BranchId = branchId;
        var without = company.Call(TimeProvider.System.GetUtcNow().AddSeconds(-20));
        await GivenCompany.AddAsync(database.Owner, [own, without], Cancel);
        await using var api = new ApiServer(database.ConnectionString(role), services);
        using var client = api.As(await api.TokenAsync(email, Cancel));
        using var everything = api.As(await api.TokenAsync(company, Cancel));

        var list = await client.GetFromJsonAsync<JsonElement>("/api/calls", Cancel);
        var announced = await client.GetFromJsonAsync<JsonElement>("/api/calls/new?after=2000-01-01", Cancel);

        Assert.Equal([own.Id], Ids(list));
        Assert.InRange(list.GetProperty("counts").GetProperty("today").GetInt32(), 0, 1);
        Assert.Equal([own.Id], Ids(announced));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/calls/{own.Id:D}", Cancel)).StatusCode);
        foreach (var hidden in new[] { company.CallId, without.Id })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/calls/{hidden:D}", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/api/calls/new?after={hidden:D}", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await everything.GetAsync($"/api/calls/{hidden:D}", Cancel)).StatusCode);
        }
        Assert.Equal(3, Ids(await everything.GetFromJsonAsync<JsonElement>("/api/calls", Cancel)).Count);
    }

    // A person who sees the calls of a second branch only; the company's call belongs to the first.
    private async Task<(string Email, Guid BranchId)> RestrictedAsync(GivenCompany company)
    {
        var email = await company.AddMemberAsync(database.Owner, "reception", Cancel);
        var branchId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await database.Owner.ChangeAsync($"insert into branches (id, company_id, name, created_at) values ('{branchId:D}', '{company.Id:D}', 'Zweite', now())");
        await database.Owner.ChangeAsync(
            $"update memberships set all_branches = false where company_id = '{company.Id:D}' and user_id = (select id from users where email = '{email}')");
        await database.Owner.ChangeAsync(
            $"insert into membership_branches (company_id, user_id, branch_id) select '{company.Id:D}', id, '{branchId:D}' from users where email = '{email}'");
        return (email, branchId);
    }

    private static void WithoutFilters(IServiceCollection services) =>
        services.ConfigureDbContext<AskProDbContext>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilters>());

    private static IReadOnlyList<Guid> Ids(JsonElement list) => [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
