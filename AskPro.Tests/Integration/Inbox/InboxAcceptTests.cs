using AskPro.Data.Inbox;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;
using static AskPro.Tests.Integration.Inbox.InboxRows;

namespace AskPro.Tests.Integration.Inbox;

/// <summary>What Api does, with the rights of Api.</summary>
public abstract class InboxAcceptTests(TestDatabase server) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private InboxStore Store => new(server.As("askpro_api"));

    public async ValueTask InitializeAsync() =>
        await server.Owner.ChangeAsync("truncate inbox_keys, inbox_bodies, inbox_jobs");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_batch_is_stored_whole_and_every_entry_is_new()
    {
        var entries = Enumerable.Range(0, 200).Select(i => Entry($"{i}")).ToArray();
        var fresh = await Store.AcceptAsync(entries, Stop);
        Assert.Equal(entries.Select(entry => entry.EventId).ToHashSet(), fresh);
        Assert.Equal((200, 200, 200), await CountsAsync());
        Assert.Equal(entries[7].Body.ToArray(), await server.Owner.AskAsync<byte[]>(
            null, "select body from inbox_bodies where event_id = $1", entries[7].EventId));
    }

    [Fact]
    public async Task An_empty_batch_is_nothing() => Assert.Empty(await Store.AcceptAsync([], Stop));

    [Fact]
    public async Task A_repetition_is_told_from_a_new_entry_row_by_row()
    {
        await Store.AcceptAsync([Entry("a"), Entry("b")], Stop);
        var (again, other) = (Entry("a"), Entry("c"));
        Assert.Equal([other.EventId], await Store.AcceptAsync([again, other], Stop));
        Assert.Equal((3, 3, 3), await CountsAsync());
    }

    [Fact]
    public async Task Twins_in_one_batch_are_stored_once()
    {
        var twins = Enumerable.Range(0, 5).Select(_ => Entry("twin")).ToArray();
        var fresh = await Store.AcceptAsync([.. twins, Entry("single")], Stop);
        Assert.Equal(2, fresh.Count);
        Assert.Single(twins, twin => fresh.Contains(twin.EventId));
        Assert.Equal((2, 2, 2), await CountsAsync());
    }

    [Fact]
    public async Task Flushes_at_once_over_the_same_keys_neither_deadlock_nor_double()
    {
        var batches = Enumerable.Range(0, 8)
            .Select(flush => Enumerable.Range(0, 100).Select(i => Entry($"{(flush % 2 == 0 ? i : 99 - i)}")).ToArray()).ToArray();
        var fresh = await Task.WhenAll(batches.Select(batch => Store.AcceptAsync(batch, Stop)));
        Assert.Equal(100, fresh.Sum(ids => ids.Count));
        Assert.Equal((100, 100, 100), await CountsAsync());
    }

    [Fact]
    public async Task An_unreadable_body_is_kept_quarantined_with_its_cause()
    {
        var entry = Entry("x") with { State = InboxState.Quarantined, Cause = "not_json", CauseDetail = "at byte 0", Event = null, CallId = null };
        await Store.AcceptAsync([entry], Stop);
        Assert.Equal("quarantined not_json at byte 0 true", await server.Owner.AskAsync<string>(
            null, "select concat_ws(' ', state, cause, cause_detail, (finished_at is not null)::text) from inbox_jobs where event_id = $1", entry.EventId));
    }

    [Fact]
    public async Task A_guilty_row_fails_the_batch_with_a_data_error_and_nothing_is_stored()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(
            () => Store.AcceptAsync([Entry("good"), Entry("bad") with { CallId = "nul\0" }], Stop));
        Assert.Equal("22", error.SqlState[..2]);
        Assert.Equal((0, 0, 0), await CountsAsync());
    }

    [Theory]
    [InlineData("state = 'lost'")]
    [InlineData("state = 'done'")]
    [InlineData("state = 'quarantined', finished_at = now()")]
    [InlineData("state = 'unassigned', finished_at = now()")]
    [InlineData("state = 'dead', finished_at = now(), cause = 'x'")]
    [InlineData("state = 'done', finished_at = now(), cause = 'x'")]
    [InlineData("finished_at = now()")]
    [InlineData("attempts = 1")]
    [InlineData("attempts = 1, failed_at = now()")]
    [InlineData("attempts = 4, failed_at = now(), cause = 'x'")]
    [InlineData("attempts = 5, failed_at = now(), cause = 'x'")]
    [InlineData("failed_at = now()")]
    [InlineData("cause = 'x'")]
    [InlineData("cause_detail = 'x'")]
    [InlineData("verified_by = 'nobody'")]
    [InlineData("verified_by = 'company_key'")]
    [InlineData("lane = ''")]
    [InlineData("source = 'elsewhere'")]
    public async Task States_that_cannot_be_are_refused_by_the_database(string change)
    {
        await Store.AcceptAsync([Entry("a")], Stop);
        Assert.Equal("23514", await DatabaseQueries.RefusalAsync(() => server.Owner.ChangeAsync($"update inbox_jobs set {change}")));
    }

    private async Task<(long Keys, long Bodies, long Jobs)> CountsAsync() => (
        await server.Owner.AskAsync<long>(null, "select count(*) from inbox_keys"),
        await server.Owner.AskAsync<long>(null, "select count(*) from inbox_bodies"),
        await server.Owner.AskAsync<long>(null, "select count(*) from inbox_jobs"));
}
