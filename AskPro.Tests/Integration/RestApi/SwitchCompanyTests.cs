using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>From one company to another without signing in again, and never to one without a membership.</summary>
public sealed class SwitchCompanyTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_new_token_is_of_the_other_company_and_the_old_one_is_worth_nothing()
    {
        var (first, second) = await TwoOfOnePersonAsync("reception");
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var before = api.As(await api.TokenAsync(first, Cancel));

        using var switched = await SwitchAsync(before, second.Id);
        var answer = await switched.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        using var after = api.As(answer.GetProperty("token").GetString());
        var me = await after.GetFromJsonAsync<JsonElement>("/api/me", Cancel);

        Assert.Equal(HttpStatusCode.OK, switched.StatusCode);
        Assert.Equal(second.Id, me.GetProperty("company").GetProperty("id").GetGuid());
        Assert.Equal(first.UserId, me.GetProperty("user").GetProperty("id").GetGuid());
        Assert.Equal(new[] { first.Id, second.Id }.Order(), me.GetProperty("companies").EnumerateArray().Select(own => own.GetProperty("id").GetGuid()).Order());
        // The role of this company, not of the other.
        Assert.DoesNotContain("manage", me.GetProperty("rights").EnumerateArray().Select(right => right.GetString()));
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync($"/api/calls/{second.CallId:D}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await after.GetAsync($"/api/calls/{first.CallId:D}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Nobody_reaches_a_company_without_membership()
    {
        var own = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var foreign = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(own, Cancel));

        using var refused = await SwitchAsync(client, foreign.Id);
        using var nobody = await SwitchAsync(client, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        using var nonsense = await client.PutAsJsonAsync("/api/sessions/current/company", new { companyId = "everything" }, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain(foreign.Marker, await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, $"select count(*) from sessions where company_id = '{foreign.Id:D}'"));
    }

    [Fact]
    public async Task Who_was_removed_does_not_come_back_by_switching()
    {
        var (first, second) = await TwoOfOnePersonAsync("manager");
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(first, Cancel));
        await database.Owner.ChangeAsync($"delete from memberships where company_id = '{second.Id:D}' and user_id = '{first.UserId:D}'");

        using var refused = await SwitchAsync(client, second.Id);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Single((await client.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("companies").EnumerateArray());
    }

    [Fact]
    public async Task Switching_does_not_prolong_the_longest_life_of_a_session()
    {
        var (first, second) = await TwoOfOnePersonAsync("manager");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(clock));
        var token = await api.TokenAsync(first, Cancel);
        for (var day = 10; day <= 80; day += 10)
        {
            clock.Advance(TimeSpan.FromDays(10));
            using var client = api.As(token);
            using var switched = await SwitchAsync(client, day % 20 == 0 ? first.Id : second.Id);
            token = (await switched.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;
        }

        clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.As(token).GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Of_two_switches_at_once_one_wins_and_one_session_is_left()
    {
        var (first, second) = await TwoOfOnePersonAsync("manager");
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(first, Cancel));

        var answers = await Task.WhenAll(SwitchAsync(client, second.Id), SwitchAsync(client, second.Id));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await database.Owner.AskAsync<long>(null, $"select count(*) from sessions where user_id = '{first.UserId:D}' and revoked_at is null"));
    }

    private async Task<(GivenCompany First, GivenCompany Second)> TwoOfOnePersonAsync(string secondRole)
    {
        var first = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var second = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.ChangeAsync(
            $"insert into memberships (company_id, user_id, role, created_at) values ('{second.Id:D}', '{first.UserId:D}', '{secondRole}', now())");
        return (first, second);
    }

    private static Task<HttpResponseMessage> SwitchAsync(HttpClient client, Guid companyId) =>
        client.PutAsJsonAsync("/api/sessions/current/company", new { companyId }, Cancel);
}
