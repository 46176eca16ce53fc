using System.Security.Cryptography;
using System.Text.Json;
using AskPro.Data.Inbox;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;
using static AskPro.Tests.Integration.Inbox.InboxRows;

namespace AskPro.Tests.Integration.Inbox;

/// <summary>A body may have 8 MB, and a claim of 200 of them would be the end of the process.</summary>
public abstract class LargeBodyTests(TestDatabase server) : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Worker => server.As("askpro_worker");

    public async ValueTask InitializeAsync() =>
        await server.Owner.ChangeAsync("truncate inbox_keys, inbox_bodies, inbox_jobs");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Bodies_over_the_limit_come_in_several_claims_and_every_lane_has_its_turn()
    {
        // Two lanes of large bodies, and between them, by name and by time, one small body of a third.
        var large = Enumerable.Range(0, 10).Select(i => Large($"large{i}", i < 5 ? "a" : "c", i, Megabyte)).ToArray();
        var small = Entry("small", "b", atMs: 100);
        await AcceptAsync([.. large, small]);

        var queue = new InboxQueue();
        var claims = new List<IReadOnlyList<ClaimedEvent>>();
        while (await ProcessAsync(queue, 3 * Megabyte) is { Count: > 0 } claimed)
            claims.Add(claimed);

        Assert.All(claims, claimed => Assert.InRange(claimed.Sum(job => (long)job.Body.Length), 1, 3 * Megabyte));
        Assert.Equal(large.Append(small).Select(entry => entry.EventId).Order(), claims.SelectMany(c => c).Select(job => job.EventId).Order());
        Assert.InRange(claims.Count, 4, 6);
        Assert.Contains(claims.Take(2), claimed => claimed.Any(job => job.EventId == small.EventId));
        Assert.Equal(["a", "b", "c"], claims.Take(2).SelectMany(claimed => claimed.Select(job => job.Lane)).Distinct().Order());
    }

    [Fact]
    public async Task A_body_larger_than_the_limit_comes_alone()
    {
        var (huge, next) = (Large("huge", "lane", 0, 2 * Megabyte), Entry("next", atMs: 1));
        await AcceptAsync(huge, next);
        var queue = new InboxQueue();

        Assert.Equal([huge.EventId], (await ProcessAsync(queue, Megabyte)).Select(job => job.EventId));
        Assert.Equal([next.EventId], (await ProcessAsync(queue, Megabyte)).Select(job => job.EventId));
        Assert.Empty(await ProcessAsync(queue, Megabyte));
    }

    [Fact]
    public async Task Measuring_a_body_does_not_read_it()
    {
        await AcceptAsync([.. Enumerable.Range(0, 10).Select(i => Large($"large{i}", "lane", i, Megabyte))]);
        await server.Owner.ChangeAsync("analyze inbox_jobs; analyze inbox_bodies");

        // Explained, rows are made but not sent: what is read of a body was read to measure it. Ten bodies are 5,000 blocks of TOAST.
        var plan = await server.Owner.AskAsync<string>(
            null, $"explain (analyze, buffers, format json) {InboxSql.Claim}", "", 50, 50, 3L * Megabyte);
        using var read = JsonDocument.Parse(plan!);
        var top = read.RootElement[0].GetProperty("Plan");
        Assert.InRange(top.GetProperty("Shared Hit Blocks").GetInt32() + top.GetProperty("Shared Read Blocks").GetInt32(), 1, 400);
        Assert.Equal(3, top.GetProperty("Actual Rows").GetDouble());
    }

    private static InboxEntry Large(string text, string lane, int atMs, int bytes) =>
        Entry(text, lane, atMs) with { Body = RandomNumberGenerator.GetBytes(bytes) };

    private async Task<IReadOnlyList<ClaimedEvent>> ProcessAsync(InboxQueue queue, long bytes)
    {
        await using var work = await WorkerTransaction.BeginAsync(Worker);
        var claimed = await queue.ClaimAsync(work.Transaction, new(50, 50, bytes), Stop);
        await InboxQueue.CompleteAsync(work.Transaction, [.. claimed.Select(job => (job.EventId, (Guid?)null))], Stop);
        await work.Transaction.CommitAsync(Stop);
        return claimed;
    }

    private Task<IReadOnlySet<Guid>> AcceptAsync(params InboxEntry[] entries) => new InboxStore(server.As("askpro_api")).AcceptAsync(entries, Stop);
}
