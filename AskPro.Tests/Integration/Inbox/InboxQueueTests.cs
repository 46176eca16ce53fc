using AskPro.Data.Inbox;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;
using static AskPro.Tests.Integration.Inbox.InboxRows;

namespace AskPro.Tests.Integration.Inbox;

/// <summary>What the Worker does, with the rights of the Worker.</summary>
public abstract class InboxQueueTests(TestDatabase server) : IAsyncLifetime
{
    private const long Plenty = 1L << 30;

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
    public async Task A_claim_hands_over_all_that_was_accepted_in_order_of_receipt()
    {
        var company = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        var second = Entry("second", "b", atMs: 20);
        var first = Entry("first", "c", atMs: 10) with { CompanyId = company, VerifiedBy = InboxVerifier.CompanyKey };
        await AcceptAsync(second, first);

        await using var work = await WorkAsync();
        var claimed = await new InboxQueue().ClaimAsync(work.Transaction, new(10, 10, Plenty), Stop);

        Assert.Equal([first.EventId, second.EventId], claimed.Select(job => job.EventId));
        var job = claimed[0];
        Assert.Equal(first.Body.ToArray(), job.Body);
        Assert.Equal((company, InboxVerifier.CompanyKey, "call_started", "call_first", "c", 0),
            (job.CompanyId!.Value, job.VerifiedBy, job.Event, job.CallId, job.Lane, job.Attempts));
        Assert.Equal((first.ReceivedAt, first.SignedAt, first.TraceParent), (job.ReceivedAt, job.SignedAt, job.TraceParent));
    }

    [Fact]
    public async Task Two_workers_never_hold_the_same_job()
    {
        await AcceptAsync([.. Enumerable.Range(0, 40).Select(i => Entry($"{i}", $"lane{i % 4}"))]);
        await using var one = await WorkAsync();
        await using var two = await WorkAsync();
        var first = await new InboxQueue().ClaimAsync(one.Transaction, new(20, 10, Plenty), Stop);
        var second = await new InboxQueue().ClaimAsync(two.Transaction, new(40, 10, Plenty), Stop);
        Assert.Equal(20, first.Count);
        Assert.Equal(20, second.Count);
        Assert.Empty(first.Select(job => job.EventId).Intersect(second.Select(job => job.EventId)));
    }

    [Fact]
    public async Task A_rollback_gives_the_jobs_back()
    {
        await AcceptAsync(Entry("a"));
        await using (var lost = await WorkAsync())
        {
            Assert.Single(await new InboxQueue().ClaimAsync(lost.Transaction, new(10, 10, Plenty), Stop));
        }

        await using var next = await WorkAsync();
        Assert.Single(await new InboxQueue().ClaimAsync(next.Transaction, new(10, 10, Plenty), Stop));
    }

    [Fact]
    public async Task A_job_is_completed_once()
    {
        var entry = Entry("a");
        await AcceptAsync(entry);
        var company = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await using var work = await WorkAsync();
        Assert.Equal([entry.EventId], await InboxQueue.CompleteAsync(work.Transaction, [(entry.EventId, company)], Stop));
        Assert.Empty(await InboxQueue.CompleteAsync(work.Transaction, [(entry.EventId, company)], Stop));
        Assert.Empty(await InboxQueue.QuarantineAsync(work.Transaction, [(entry.EventId, "x", null)], Stop));
        Assert.Empty(await InboxQueue.UnassignAsync(work.Transaction, [(entry.EventId, "x", null)], Stop));
        Assert.Empty(await new InboxQueue().ClaimAsync(work.Transaction, new(10, 10, Plenty), Stop));
        Assert.Null(await InboxQueue.ClaimOneAsync(work.Transaction, entry.EventId, Stop));
        await work.Transaction.CommitAsync(Stop);
        Assert.Equal(company, await server.Owner.AskAsync<Guid>(null, "select company_id from inbox_jobs where state = 'done'"));
    }

    [Fact]
    public async Task What_is_set_aside_keeps_its_cause_and_is_counted()
    {
        var (strange, nobodys) = (Entry("strange"), Entry("nobodys"));
        await AcceptAsync(strange, nobodys, Entry("waiting"));
        await using var work = await WorkAsync();
        Assert.Single(await InboxQueue.QuarantineAsync(work.Transaction, [(strange.EventId, "unknown_event", null)], Stop));
        Assert.Single(await InboxQueue.UnassignAsync(work.Transaction, [(nobodys.EventId, "unknown_number", "no company")], Stop));
        await work.Transaction.CommitAsync(Stop);

        var backlog = await InboxQueue.BacklogAsync(Worker, Stop);
        Assert.Equal((1, 1, 1, 0), (backlog.Queued, backlog.Quarantined, backlog.Unassigned, backlog.Dead));
        Assert.True(backlog.OldestDueSeconds >= 0);
        Assert.Equal("unknown_number no company", await server.Owner.AskAsync<string>(
            null, "select cause || ' ' || cause_detail from inbox_jobs where event_id = $1", nobodys.EventId));
    }

    [Fact]
    public async Task Tries_follow_after_10_30_and_60_seconds_and_the_fourth_failure_is_the_last()
    {
        var entry = Entry("poison");
        await AcceptAsync(entry);
        foreach (var (failure, wait) in new[] { (1, 10), (2, 30), (3, 60) })
        {
            var again = await FailAsync(entry.EventId);
            Assert.Equal((InboxState.Queued, failure), (again.State, again.Attempts));
            Assert.Equal(wait, await server.Owner.AskAsync<int>(
                null, "select extract(epoch from run_at - failed_at)::int from inbox_jobs where event_id = $1", entry.EventId));
            await using (var early = await WorkAsync())
            {
                Assert.Empty(await new InboxQueue().ClaimAsync(early.Transaction, new(10, 10, Plenty), Stop));
                Assert.Null(await InboxQueue.ClaimOneAsync(early.Transaction, entry.EventId, Stop));
            }

            await server.Owner.ChangeAsync("update inbox_jobs set run_at = now() where event_id = $1", entry.EventId);
        }

        Assert.Equal((InboxState.Dead, 4), (await FailAsync(entry.EventId) is var last ? (last.State, last.Attempts) : default));
        Assert.Equal("database_refused", await server.Owner.AskAsync<string>(null, "select cause from inbox_jobs where state = 'dead'"));
        Assert.Equal(1, (await InboxQueue.BacklogAsync(Worker, Stop)).Dead);
    }

    [Fact]
    public async Task A_test_event_that_is_set_aside_is_kept_and_counts_as_nobodys_trouble()
    {
        var (strange, nobodys, poison) = (Test("t-strange"), Test("t-nobodys"), Test("t-poison"));
        await AcceptAsync(strange, nobodys, poison);
        await using (var work = await WorkAsync())
        {
            Assert.Single(await InboxQueue.QuarantineAsync(work.Transaction, [(strange.EventId, "event_not_supported", null)], Stop));
            Assert.Single(await InboxQueue.UnassignAsync(work.Transaction, [(nobodys.EventId, "number_unknown", "agent_1")], Stop));
            await work.Transaction.CommitAsync(Stop);
        }

        for (var failure = 1; failure <= 3; failure++)
        {
            Assert.Equal(InboxState.Queued, (await FailAsync(poison.EventId)).State);
            await server.Owner.ChangeAsync("update inbox_jobs set run_at = now() where event_id = $1", poison.EventId);
        }

        Assert.Equal((InboxState.Discarded, 4), (await FailAsync(poison.EventId) is var last ? (last.State, last.Attempts) : default));
        Assert.Equal("discarded test database_refused, discarded test event_not_supported, discarded test number_unknown", await server.Owner.AskAsync<string>(
            null, "select string_agg(state || ' ' || cause || ' ' || cause_detail, ', ' order by cause_detail) from inbox_jobs where event_id = any ($1)", new[] { strange.EventId, nobodys.EventId, poison.EventId }));
        var backlog = await InboxQueue.BacklogAsync(Worker, Stop);
        Assert.Equal((0, 0, 0), (backlog.Quarantined, backlog.Unassigned, backlog.Dead));
        Assert.Equal(3, await server.Owner.AskAsync<long>(null, "select count(*) from inbox_bodies where event_id = any ($1)", new[] { strange.EventId, nobodys.EventId, poison.EventId }));

        static InboxEntry Test(string name) => Entry(name) with { CallId = $"askpro_test_{name}" };
    }

    [Fact]
    public async Task Two_workers_do_not_count_one_try_twice()
    {
        var entry = Entry("a");
        await AcceptAsync(entry);
        await using var work = await WorkAsync();
        var job = (await InboxQueue.ClaimOneAsync(work.Transaction, entry.EventId, Stop))!;
        Assert.NotNull(await InboxQueue.FailAsync(work.Transaction, job, null, "x", null, Stop));
        Assert.Null(await InboxQueue.FailAsync(work.Transaction, job, null, "x", null, Stop));
    }

    [Fact]
    public async Task Five_thousand_of_one_lane_do_not_hold_up_one_of_another()
    {
        await AcceptAsync([.. Enumerable.Range(0, 5_000).Select(i => Entry($"flood{i}", "flood", atMs: i))]);
        var other = Entry("other", "other", atMs: 6_000);
        await AcceptAsync(other);
        await server.Owner.ChangeAsync("analyze inbox_jobs");

        var queue = new InboxQueue();
        await using (var work = await WorkAsync())
        {
            var claimed = await queue.ClaimAsync(work.Transaction, new(50, 25, Plenty), Stop);
            Assert.Contains(other.EventId, claimed.Select(job => job.EventId));
            Assert.Equal(25, claimed.Count(job => job.Lane == "flood"));
        }

        var plan = await server.Owner.AskAsync<string>(null, $"explain (format json) {InboxSql.Claim}", "", 25, 50, Plenty);
        Assert.Contains("ix_inbox_jobs_claim", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan\",\"Relation Name\": \"inbox_jobs", plan.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_lane_has_its_turn_when_there_are_more_lanes_than_places()
    {
        await AcceptAsync([.. Enumerable.Range(0, 400).Select(i => Entry($"{i}", $"lane{i % 20:00}"))]);
        var queue = new InboxQueue();
        var served = new HashSet<string>();
        for (var claim = 0; claim < 4; claim++)
        {
            await using var work = await WorkAsync();
            served.UnionWith((await queue.ClaimAsync(work.Transaction, new(25, 5, Plenty), Stop)).Select(job => job.Lane));
        }

        Assert.Equal(20, served.Count);
    }

    private async Task<InboxFailure> FailAsync(Guid eventId)
    {
        await using var work = await WorkAsync();
        var job = await InboxQueue.ClaimOneAsync(work.Transaction, eventId, Stop);
        Assert.NotNull(job);
        var failure = await InboxQueue.FailAsync(work.Transaction, job, null, "database_refused", null, Stop);
        await work.Transaction.CommitAsync(Stop);
        Assert.NotNull(failure);
        return failure;
    }

    private Task<IReadOnlySet<Guid>> AcceptAsync(params InboxEntry[] entries) => new InboxStore(server.As("askpro_api")).AcceptAsync(entries, Stop);

    private Task<WorkerTransaction> WorkAsync() => WorkerTransaction.BeginAsync(Worker);
}
