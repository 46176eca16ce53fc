using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using Xunit;

namespace AskPro.Tests.Integration.Caching;

/// <summary>What the page of calls counts is counted once a change, and never shown when it is over.</summary>
public sealed class StatisticsCacheTests(Postgres18 database, GarnetCache cache) : IClassFixture<Postgres18>, IClassFixture<GarnetCache>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_count_is_kept_until_a_call_comes_and_is_right_at_once()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var worker = new WorkerRig(database);
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), null, ("ConnectionStrings:cache", cache.ConnectionString), ("Cache:LongestWaitMilliseconds", "5000"));
        using var process = new CacheProcess(api.Services);
        using var client = api.As(await api.TokenAsync(company, Cancel));

        var before = await TodayAsync(client);
        Assert.Equal(before, await TodayAsync(client));
        Assert.Equal(["statistics miss", "statistics hit"], Said(process));

        await CallAsync(worker, company);
        Assert.Equal(before + 1, await TodayAsync(client));
        Assert.Equal(before + 1, await TodayAsync(client));
        Assert.Equal(["statistics stale", "statistics hit"], Said(process));
    }

    [Fact]
    public async Task Another_company_s_calls_leave_the_count_as_it_is()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var worker = new WorkerRig(database);
        await using var api = new ApiServer(
            database.ConnectionString("askpro_api"), null, ("ConnectionStrings:cache", cache.ConnectionString), ("Cache:LongestWaitMilliseconds", "5000"));
        using var process = new CacheProcess(api.Services);
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var before = await TodayAsync(client);

        await CallAsync(worker, other);

        Assert.Equal(before, await TodayAsync(client));
        Assert.Equal(["statistics miss", "statistics hit"], Said(process));
    }

    private static string[] Said(CacheProcess process) =>
        [.. process.Reads.Said().Split(", ").Where(read => read.StartsWith("statistics", StringComparison.Ordinal))];

    private static async Task CallAsync(WorkerRig worker, GivenCompany company)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await worker.SendAsync(null, WorkerRig.Body(
            "call_started", $$"""{"call_id":"call_{{company.Marker}}","direction":"inbound","to_number":"{{company.BusinessNumber}}","start_timestamp":{{now}}}"""));
        await worker.DrainAsync();
    }

    private static async Task<int> TodayAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/calls", Cancel)).GetProperty("counts").GetProperty("today").GetInt32();
}
