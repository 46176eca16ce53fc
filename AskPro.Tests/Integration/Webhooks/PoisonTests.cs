using System.Net;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class PoisonTests(Postgres18 database) : IClassFixture<Postgres18>
{
    [Theory]
    [InlineData("22P05")]
    [InlineData("23514")]
    public async Task A_row_the_database_refuses_is_set_aside_and_its_siblings_are_stored(string sqlState)
    {
        await using var host = WebhookHost.Start(database, new() { ["Ingest:Flushers"] = "1" });
        var poisoned = "poison" + sqlState + Webhooks.NewCallId();
        var healthy = Enumerable.Range(0, 49).Select(_ => Webhooks.NewCallId()).ToArray();
        await RefuseAsync(poisoned, sqlState);

        await using var held = await HeldInbox.HoldAsync(database);
        var sent = healthy.Prepend(poisoned).Select(callId => host.PostAsync(Webhooks.Event(callId))).ToArray();
        await HeldInbox.UntilInsideAsync(host, 50);
        await held.ReleaseAsync();
        var answers = await Task.WhenAll(sent);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        var stored = await StoredEvents.ReadAsync(database);
        Assert.All(healthy, callId => Assert.Equal("queued", stored.Single(row => row.CallId == callId).State));
        var guilty = Assert.Single(await StoredEvents.ReadAsync(database, poisoned));
        Assert.Equal(("quarantined", "refused_by_database"), (guilty.State, guilty.Cause));
        Assert.Contains(sqlState, guilty.CauseDetail, StringComparison.Ordinal);
        Assert.Equal(Webhooks.Event(poisoned), guilty.Body);
    }

    private async Task RefuseAsync(string callId, string sqlState)
    {
        await using var trigger = database.Owner.CreateCommand(
            $"""
            create or replace function refuse_poison() returns trigger language plpgsql as $body$
            begin
                if new.call_id = '{callId}' then raise exception 'refused by a test' using errcode = '{sqlState}'; end if;
                return new;
            end $body$;
            create or replace trigger refuse_poison before insert on inbox_jobs for each row execute function refuse_poison();
            """);
        await trigger.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
