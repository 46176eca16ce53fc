using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Data;
using AskPro.Data.Calls;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>An answer made of several statements shows the data as they were at one moment.</summary>
public sealed class OneMomentTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_vanishes_while_it_is_read_is_shown_whole()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var vanishes = new ChangeBetweenStatements(database.Owner, "calls", $"delete from calls where id = '{company.CallId:D}'");

        var call = await ReadAsync(company, vanishes, $"/api/calls/{company.CallId:D}");

        Assert.True(vanishes.Happened);
        Assert.Single(call.GetProperty("turns").EnumerateArray());
        Assert.Equal($"Filiale {company.Marker}", call.GetProperty("branchName").GetString());
    }

    [Fact]
    public async Task A_call_that_ends_while_the_list_is_read_is_in_it_once()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var running = company.Call(TimeProvider.System.GetUtcNow().AddMinutes(-1), CallStage.Started);
        await GivenCompany.AddAsync(database.Owner, [running], Cancel);
        var ends = new ChangeBetweenStatements(database.Owner, "calls", $"update calls set stage = 2 where id = '{running.Id:D}'");

        var list = await ReadAsync(company, ends, "/api/calls");

        Assert.True(ends.Happened);
        Assert.Equal(
            [(running.Id, "in_progress"), (company.CallId, "ended")],
            list.GetProperty("items").EnumerateArray().Select(row => (row.GetProperty("id").GetGuid(), row.GetProperty("state").GetString()!)));
    }

    private async Task<JsonElement> ReadAsync(GivenCompany company, ChangeBetweenStatements change, string path)
    {
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"),
            services => services.ConfigureDbContext<AskProDbContext>(options => options.AddInterceptors(change)));
        using var client = api.As(await api.TokenAsync(company, Cancel));
        return await client.GetFromJsonAsync<JsonElement>(path, Cancel);
    }
}
