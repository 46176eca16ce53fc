using AskPro.Data.Outbox;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;
using static AskPro.Tests.Integration.Outbox.OutboxRows;

namespace AskPro.Tests.Integration.Outbox;

/// <summary>What the database holds of the outbox, with the rights of the services.</summary>
public abstract class OutboxTests(TestDatabase server) : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OutboxQueue Worker => new(server.As("askpro_worker"));

    public async ValueTask InitializeAsync() => await server.Owner.ChangeAsync("truncate outbox_messages");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_message_exists_exactly_when_its_change_was_committed()
    {
        Assert.True(await server.EnqueueAsync(Message("rolled back"), commit: false));
        Assert.Null(await ClaimAsync());
        Assert.True(await server.EnqueueAsync(Message("committed")));
        Assert.Equal("committed", (await ClaimAsync())?.IdempotencyKey);
        await using var database = Context(server);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => OutboxStore.EnqueueAsync(database, OutboxKinds.Mail, Message("outside"), Stop));
    }

    [Fact]
    public async Task A_known_key_adds_no_second_message()
    {
        Assert.True(await server.EnqueueAsync(Message("once")));
        Assert.False(await server.EnqueueAsync(Message("once")));
        Assert.Equal(1, await server.Owner.AskAsync<long>(null, "select count(*) from outbox_messages"));
    }

    [Fact]
    public async Task Api_asks_for_mails_of_its_company_or_of_a_person_and_of_no_other_company()
    {
        var (own, other) = (Message("").Id, Message("").Id);
        Assert.True(await server.EnqueueAsync(Message("own", own), own));
        Assert.True(await server.EnqueueAsync(Message("person"), own));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => server.EnqueueAsync(Message("other", other), own));
        Assert.Equal("42501", refusal.SqlState);
    }

    [Fact]
    public async Task Two_workers_never_hold_the_same_message()
    {
        foreach (var number in Enumerable.Range(0, 8))
            await server.EnqueueAsync(Message($"{number}"));
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ClaimAsync()));
        var claimed = claims.OfType<ClaimedMessage>().Select(message => message.IdempotencyKey).ToArray();
        // Two claims at one moment may see the same row first; who comes second goes without, and looks again.
        while (await ClaimAsync() is { } late)
            claimed = [.. claimed, late.IdempotencyKey];
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"{number}"), claimed.Order());
    }

    [Fact]
    public async Task What_was_sent_keeps_nothing_of_what_it_said()
    {
        await server.EnqueueAsync(Message("sent"));
        var message = (await ClaimAsync())!;
        Assert.Equal("payload of sent", message.Payload);
        Assert.True(await Worker.CompleteAsync(message, Stop));
        Assert.Equal(("sent", (short)0, null, false, null), await server.RowAsync("sent"));
        Assert.False(await Worker.CompleteAsync(message, Stop));
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task Who_was_taken_over_from_writes_nothing()
    {
        await server.EnqueueAsync(Message("slow"));
        var slow = (await ClaimAsync())!;
        Assert.Null(await ClaimAsync());
        await EndLeasesAsync();
        var heir = (await ClaimAsync())!;

        Assert.Equal((slow.Id, 1L, 2L), (heir.Id, slow.Fence, heir.Fence));
        Assert.False(await Worker.CompleteAsync(slow, Stop));
        Assert.False(await Worker.ReleaseAsync(slow, Stop));
        Assert.Null(await Worker.FailAsync(slow, "mail_interrupted", null, Stop));
        Assert.Equal(("queued", (short)0, null, true, null), await server.RowAsync("slow"));
        Assert.True(await Worker.CompleteAsync(heir, Stop));
    }

    [Fact]
    public async Task A_failure_is_counted_and_tried_again_when_its_time_has_come_or_never()
    {
        await server.EnqueueAsync(Message("bad luck"));
        for (short failures = 1; failures <= 99; failures++)
        {
            var failure = await FailAsync("mail_refused_for_now", TimeSpan.FromMinutes(failures));
            Assert.Equal((false, failures), (failure.IsDead, failure.Attempts));
            Assert.Equal(("queued", failures, "mail_refused_for_now", true, failures * 60d), await server.RowAsync("bad luck"));
            Assert.Null(await ClaimAsync());
            await server.Owner.ChangeAsync("update outbox_messages set run_at = now()");
        }

        Assert.True((await FailAsync("mail_interrupted", null)).IsDead);
        Assert.Equal(("dead", (short)100, "mail_interrupted", true, 0d), await server.RowAsync("bad luck"));
        Assert.Equal(new OutboxBacklog(0, 0, 1), await Worker.BacklogAsync(OutboxKinds.Mail, Stop));
    }

    [Fact]
    public async Task What_no_repetition_heals_is_dead_at_once()
    {
        await server.EnqueueAsync(Message("refused"));
        Assert.True((await FailAsync("mail_refused", null)).IsDead);
        Assert.Equal(("dead", (short)1, "mail_refused", true, 0d), await server.RowAsync("refused"));
    }

    [Fact]
    public async Task The_claim_says_whether_it_is_of_use_still()
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (key, expiresAt) in new (string, DateTimeOffset?)[] { ("for ever", null), ("long", now.AddHours(1)), ("over", now.AddHours(-1)) })
        {
            await server.EnqueueAsync(Message(key) with { ExpiresAt = expiresAt });
            Assert.Equal((key, key == "over"), await ClaimAsync() is { } message ? (message.IdempotencyKey, message.IsExpired) : default);
        }
    }

    [Fact]
    public async Task A_message_given_back_is_due_again_and_blameless()
    {
        await server.EnqueueAsync(Message("later"));
        Assert.True(await Worker.ReleaseAsync((await ClaimAsync())!, Stop));
        Assert.Equal(("queued", (short)0, null, true, null), await server.RowAsync("later"));
        Assert.NotNull(await ClaimAsync());
    }

    [Theory]
    [InlineData("state = 'sent'")]
    [InlineData("state = 'dead', finished_at = now()")]
    [InlineData("attempts = 1")]
    [InlineData("attempts = 100, failed_at = now(), cause = 'x', fence = 1")]
    [InlineData("payload = null")]
    [InlineData("lease_until = now()")]
    [InlineData("fence = -1")]
    [InlineData("kind = 'pigeon'")]
    [InlineData("idempotency_key = ''")]
    public async Task The_database_refuses_what_cannot_be(string change)
    {
        await server.EnqueueAsync(Message("strange"));
        Assert.Equal("23514", await DatabaseQueries.RefusalAsync(() => server.Owner.ChangeAsync($"update outbox_messages set {change}")));
    }

    private Task<ClaimedMessage?> ClaimAsync() => Worker.ClaimAsync(OutboxKinds.Mail, Lease, Stop);

    private async Task<OutboxFailure> FailAsync(string cause, TimeSpan? retryAfter)
    {
        var failure = await Worker.FailAsync((await ClaimAsync())!, cause, retryAfter, Stop);
        return Assert.IsType<OutboxFailure>(failure);
    }

    private Task<int> EndLeasesAsync() => server.Owner.ChangeAsync("update outbox_messages set lease_until = now()");
}
