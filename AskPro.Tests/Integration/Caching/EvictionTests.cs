using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using Xunit;

namespace AskPro.Tests.Integration.Caching;

/// <summary>A change at one Api reaches what another Api and the Worker remember, within a second.</summary>
public sealed class EvictionTests(Postgres18 database, GarnetCache cache) : IClassFixture<Postgres18>, IClassFixture<GarnetCache>
{
    private const double LongestSeconds = 1;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_Api_forgets_the_company_and_shows_it_as_it_is_now()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var here = NewApi();
        await using var there = NewApi();
        using var process = new CacheProcess(there.Services);
        await process.ListeningAsync(Cancel);
        using var seer = there.As(await there.TokenAsync(company, Cancel));
        using var changer = here.As(await here.TokenAsync(company, Cancel));
        await NameAsync(seer);
        await NameAsync(seer);
        Assert.Equal("company miss, company hit", process.Reads.Said());

        var settings = await changer.GetFromJsonAsync<JsonElement>("/api/company", Cancel);
        using var changed = await changer.PutAsJsonAsync(
            "/api/company", new { name = "Neuer Name", timeZone = "Europe/Vienna", language = "de", version = settings.GetProperty("version").GetUInt32() }, Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        Assert.InRange(await process.EvictedAsync(Cancel), 0, LongestSeconds);
        Assert.Equal("Neuer Name", await NameAsync(seer));
        Assert.Equal("company miss", process.Reads.Said());
    }

    [Fact]
    public async Task Without_an_eviction_the_company_is_shown_as_it_is_now_all_the_same()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = NewApi();
        using var process = new CacheProcess(api.Services);
        using var client = api.As(await api.TokenAsync(company, Cancel));
        await NameAsync(client);
        process.Reads.Said();

        // By hand, so nobody tells.
        await database.Owner.ChangeAsync("update companies set name = 'Von Hand' where id = $1", company.Id);

        Assert.Equal("Von Hand", await NameAsync(client));
        Assert.Equal("company stale", process.Reads.Said());
    }

    [Fact]
    public async Task The_Worker_forgets_a_number_that_is_removed()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        using var worker = await CacheProcess.StartWorkerAsync(database.ConnectionString("askpro_worker"), cache.ConnectionString, Cancel);
        using var process = new CacheProcess(worker.Services);
        await process.ListeningAsync(Cancel);
        await using (var rig = new Integration.Worker.WorkerRig(database))
        {
            var sent = await rig.SendAsync(null, Integration.Worker.WorkerRig.Body(
                "call_started", $$"""{"call_id":"call_{{company.Marker}}","direction":"inbound","to_number":"{{company.BusinessNumber}}","start_timestamp":1795000000000}"""));
            while ((await rig.JobAsync(sent[0])).State != "done")
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
        }

        while ((await process.Known.NumbersAsync([company.BusinessNumber], Cancel)).Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);

        await using var api = NewApi();
        using var apiProcess = new CacheProcess(api.Services);
        await apiProcess.ListeningAsync(Cancel);
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var number = await client.GetFromJsonAsync<JsonElement>($"/api/phone-numbers/{company.NumberId:D}", Cancel);
        using var removed = await client.DeleteAsync($"/api/phone-numbers/{company.NumberId:D}?version={Version(number)}", Cancel);
        Assert.True(removed.IsSuccessStatusCode, $"{removed.StatusCode}");

        Assert.InRange(await process.EvictedAsync(Cancel), 0, LongestSeconds);
        Assert.Empty(await process.Known.NumbersAsync([company.BusinessNumber], Cancel));
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task What_one_Api_has_kept_another_forgets_that_found_it_in_Redis()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var here = NewApi();
        await using var there = NewApi();
        using var process = new CacheProcess(there.Services);
        await process.ListeningAsync(Cancel);
        using var changer = here.As(await here.TokenAsync(company, Cancel));
        await NameAsync(changer);
        using var seer = there.As(await there.TokenAsync(company, Cancel));
        await NameAsync(seer);
        Assert.Equal("company hit", process.Reads.Said());

        var settings = await changer.GetFromJsonAsync<JsonElement>("/api/company", Cancel);
        using var changed = await changer.PutAsJsonAsync(
            "/api/company", new { name = "Neuer Name", timeZone = "Europe/Vienna", language = "de", version = settings.GetProperty("version").GetUInt32() }, Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await process.EvictedAsync(Cancel);

        Assert.Equal("Neuer Name", await NameAsync(seer));
        Assert.Equal("company miss", process.Reads.Said());
    }

    private static async Task<string?> NameAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("company").GetProperty("name").GetString();

    private static uint Version(JsonElement answer) =>
        (answer.TryGetProperty("version", out var own) ? own : answer.GetProperty("number").GetProperty("version")).GetUInt32();

    private ApiServer NewApi() => new(
        database.ConnectionString("askpro_api"), null, ("ConnectionStrings:cache", cache.ConnectionString), ("Cache:LongestWaitMilliseconds", "5000"));
}
