using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using AskPro.Worker.Verbs.Caches;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.Caching;

/// <summary>The verb <c>cache warm</c>, and whom the Worker believes of what lies in Redis.</summary>
public abstract class CacheVerbTests(TestDatabase database, TestCache cache)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Worker_that_starts_finds_every_number_and_believes_no_other_entry()
    {
        await using var rig = new WorkerRig(database);
        var (mine, other) = (await rig.CompanyAsync("+493055500001", "+493055500002"), await rig.CompanyAsync("+493055500003"));

        var (exitCode, printed) = await RunAsync();

        Assert.Equal(0, exitCode);
        Assert.StartsWith("companies=2 numbers=3 kept=5 left=0 seconds=", printed, StringComparison.Ordinal);
        await WithWorkerAsync(CacheProcess.MasterKey, async process =>
        {
            var owner = Assert.Single(await process.Known.NumbersAsync(["+493055500002"], Cancel));
            Assert.Equal(mine, owner.CompanyId);
            Assert.Equal(mine, Assert.Single(await process.Known.CompaniesAsync([mine], Cancel)).Id);
        });

        // Whoever can write to Redis: another company's entry under this number, one that is changed, and one of another installation.
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        var entries = redis.GetDatabase();
        await entries.HashSetAsync(Key("+493055500001"), "data", await entries.HashGetAsync(Key("+493055500003"), "data"));
        var changed = (byte[])(await entries.HashGetAsync(Key("+493055500002"), "data"))!;
        var text = System.Text.Encoding.Latin1.GetString(changed).Replace(mine.ToString("D"), other.ToString("D"), StringComparison.Ordinal);
        Assert.NotEqual(changed, System.Text.Encoding.Latin1.GetBytes(text));
        await entries.HashSetAsync(Key("+493055500002"), "data", System.Text.Encoding.Latin1.GetBytes(text));
        await WithWorkerAsync(CacheProcess.MasterKey, async process =>
            Assert.Equal("+493055500003", Assert.Single(await process.Known.NumbersAsync(["+493055500001", "+493055500002", "+493055500003"], Cancel)).E164));
        await WithWorkerAsync("of-another-installation-of-another-installation", async process =>
            Assert.Empty(await process.Known.NumbersAsync(["+493055500003"], Cancel)));
    }

    [Fact]
    public async Task Without_Redis_and_with_a_wrong_word_it_says_so()
    {
        Assert.Equal(2, await CacheVerb.RunAsync(["cool"], TextWriter.Null));
        Assert.Equal(1, await CacheVerb.RunAsync(
            [.. Settings("127.0.0.1:1,connectTimeout=100"), "--Cache:ConnectTimeoutMilliseconds=100"], TextWriter.Null));
    }

    private static string Key(string number) => $"askpro:cache:number:{number}";

    private async Task<(int ExitCode, string Printed)> RunAsync()
    {
        using var output = new StringWriter();
        return (await CacheVerb.RunAsync(Settings(cache.ConnectionString), output), output.ToString().TrimEnd());
    }

    private string[] Settings(string redis) =>
    [
        "warm", $"--ConnectionStrings:askpro={database.ConnectionString("askpro_worker")}", $"--ConnectionStrings:cache={redis}",
        $"--KeyRing:MasterKey={CacheProcess.MasterKey}",
    ];

    private async Task WithWorkerAsync(string masterKey, Func<CacheProcess, Task> look)
    {
        using var worker = await CacheProcess.StartWorkerAsync(database.ConnectionString("askpro_worker"), cache.ConnectionString, Cancel, masterKey);
        using var process = new CacheProcess(worker.Services);
        await process.ListeningAsync(Cancel);
        await look(process);
        await worker.StopAsync(Cancel);
    }
}

public sealed class CacheVerbOnGarnet(Postgres18 database, GarnetCache cache) : CacheVerbTests(database, cache), IClassFixture<Postgres18>, IClassFixture<GarnetCache>;

public sealed class CacheVerbOnRedis(Postgres18 database, RedisCache cache) : CacheVerbTests(database, cache), IClassFixture<Postgres18>, IClassFixture<RedisCache>;
