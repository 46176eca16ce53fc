using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Verbs.Events;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>The verb <c>events replay</c> on a real database, as the role of the Worker.</summary>
public sealed class EventsVerbTests(Postgres18 database) : IClassFixture<Postgres18>
{
    [Fact]
    public async Task Every_dead_letter_is_queued_once_from_its_stored_body_and_nothing_else_is_touched()
    {
        await using var rig = new WorkerRig(database);
        var company = await rig.CompanyAsync("+493083793301");
        var ids = await rig.SendAsync(company, WorkerRig.Example("retell_call_ended", "call_dead_1"), WorkerRig.Example("retell_call_ended", "call_dead_2"), WorkerRig.Body("call_ended", "{}"));
        await database.Owner.ChangeAsync(
            "update inbox_jobs set state = 'dead', attempts = 4, failed_at = now(), finished_at = now(), cause = 'processing_failed', call_id = event_id::text where event_id = any ($1)",
            ids[..2]);
        await database.Owner.ChangeAsync("update inbox_jobs set state = 'quarantined', finished_at = now(), cause = 'event_unknown' where event_id = $1", ids[2]);

        var first = await RunAsync("askpro_worker");
        await rig.DrainAsync();
        var second = await RunAsync("askpro_worker");

        Assert.Equal((0, "events=2 calls=2"), first);
        Assert.Equal((0, "events=0 calls=0"), second);
        Assert.Equal(("done", "done"), ((await rig.JobAsync(ids[0])).State, (await rig.JobAsync(ids[1])).State));
        Assert.Equal("quarantined", (await rig.JobAsync(ids[2])).State);
        Assert.Equal(2, await database.Owner.AskAsync<long>(null, $"select count(*) from calls where company_id = '{company:D}'"));
        Assert.Equal(
            """{"calls": 2, "events": 2, "eventState": "dead"}""",
            await database.Owner.AskAsync<string>(null, "select after::text from operator_audit_entries where actor_name = 'AskPro.Worker events replay'"));
        Assert.Equal(2, (await RunAsync("askpro_worker", "again")).ExitCode);
        // No other service's connection is enough.
        await database.Owner.ChangeAsync("update inbox_jobs set state = 'dead', attempts = 4, failed_at = now(), finished_at = now(), cause = 'processing_failed' where event_id = $1", ids[0]);
        Assert.NotEqual(0, (await RunAsync("askpro_web")).ExitCode);
        Assert.Equal("dead", (await rig.JobAsync(ids[0])).State);
    }

    private async Task<(int ExitCode, string Printed)> RunAsync(string role, string word = "replay")
    {
        using var printed = new StringWriter();
        var exitCode = await EventsVerb.RunAsync(
            [word, "--environment=Production", $"--ConnectionStrings:askpro={database.ConnectionString(role)}", "--Logging:LogLevel:Default=None"], printed);
        return (exitCode, printed.ToString().TrimEnd());
    }
}
