using AskPro.Tests.Support.Databases;
using AskPro.Worker.Inbox;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

public sealed class PassingFailureOn15Tests(Postgres15 database) : PassingFailureTests(database), IClassFixture<Postgres15>;

public sealed class PassingFailureOn18Tests(Postgres18 database) : PassingFailureTests(database), IClassFixture<Postgres18>;

/// <summary>Failures that look as if they would pass, and one event that brings them every time.</summary>
public abstract class PassingFailureTests(TestDatabase database) : IAsyncLifetime
{
    private WorkerRig _rig = null!;
    private InboxRunner _runner = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        // Long enough for a machine under load, and far from the sleep of the slow one.
        _runner = _rig.NewRunner("worker;Command Timeout=2");
        await _rig.ExecuteAsync("update inbox_jobs set state = 'done', finished_at = now(), cause = null, cause_detail = null where state = 'queued'");
        await _rig.ExecuteAsync(
            """
            create or replace function run_into_trouble() returns trigger language plpgsql as $$ begin
                case split_part(new.call_id, '_', 1)
                    when 'cancelled' then raise exception 'about Sabine Müller' using errcode = '57014';
                    when 'hungry' then raise exception 'about Sabine Müller' using errcode = '53200';
                    when 'slow' then perform pg_sleep(60);
                    when 'full' then raise exception 'about Sabine Müller' using errcode = '53100';
                    when 'deadly' then perform pg_terminate_backend(pg_backend_pid());
                    else null;
                end case;
                return new; end $$;
            create or replace trigger run_into_trouble before insert or update on calls for each row execute function run_into_trouble();
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("cancelled", "57014")]
    [InlineData("hungry", "53200")]
    [InlineData("slow", "command_timeout")]
    public async Task One_event_that_always_runs_into_it_ends_as_the_only_dead_letter(string trouble, string detail)
    {
        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(company, Ended("call_1"), Ended($"{trouble}_2"), Ended("call_3"));
        var poison = sent[1];

        Assert.NotNull((await TurnAsync()).Failure);
        Assert.Equal(("queued", (short)0), Short(await _rig.JobAsync(poison)));
        double[] delays = [10, 30, 60];
        for (var tries = 1; tries <= 3; tries++)
        {
            Assert.Null((await TurnAsync()).Failure);
            Assert.Equal(("queued", (short)tries, "database_gave_up", delays[tries - 1]), await _rig.JobAsync(poison));
            await _rig.ExecuteAsync("update inbox_jobs set run_at = now() where event_id = $1", poison);
            // Who comes later waits for no second failure of a known one.
            await _rig.SendAsync(company, Ended($"call_later_{tries}"));
        }

        Assert.Null((await TurnAsync()).Failure);
        Assert.Equal(("dead", (short)4), Short(await _rig.JobAsync(poison)));
        Assert.Equal(detail, await _rig.ScalarAsync<string>("select cause_detail from inbox_jobs where event_id = $1", poison));
        Assert.Equal(5, await _rig.ScalarAsync<long>("select count(*) from inbox_jobs where company_id = $1 and state = 'done' and attempts = 0", company));
        Assert.All(_rig.Log.Lines, line => Assert.DoesNotContain("Sabine", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deadly")]
    [InlineData("full")]
    public async Task A_lost_connection_or_a_server_in_trouble_costs_nobody_a_try(string trouble)
    {
        var company = await _rig.CompanyAsync();
        await _rig.SendAsync(company, Ended("call_1"), Ended($"{trouble}_2"));
        for (var turn = 0; turn < 5; turn++)
            Assert.IsAssignableFrom<NpgsqlException>((await TurnAsync()).Failure);

        Assert.Equal(2, await _rig.ScalarAsync<long>("select count(*) from inbox_jobs where company_id = $1 and state = 'queued' and attempts = 0", company));
    }

    [Fact]
    public async Task A_connection_lost_while_a_batch_is_taken_apart_costs_nobody_a_try()
    {
        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(company, Ended("cancelled_1"), Ended("deadly_2"), Ended("call_3"));
        // The first of them ends the batch's transaction, so its neighbour is met only alone.
        Assert.NotNull((await TurnAsync()).Failure);
        Assert.NotNull((await TurnAsync()).Failure);

        Assert.Equal(0, (await _rig.JobAsync(sent[1])).Attempts);
        Assert.Equal(("queued", (short)0), Short(await _rig.JobAsync(sent[2])));
    }

    [Fact]
    public async Task Many_in_a_row_speak_against_the_server_and_still_hold_nobody_up_for_ever()
    {
        var company = await _rig.CompanyAsync();
        // One send: events are tried in the order of receipt, and receipts of two sends would overlap.
        var sent = await _rig.SendAsync(company, [.. Enumerable.Range(0, 7).Select(number => Ended($"cancelled_{number}")), Ended("call_last")]);
        Assert.NotNull((await TurnAsync()).Failure);
        Assert.NotNull((await TurnAsync()).Failure);
        Assert.Equal(InboxRunner.PassingFailuresInARow, await CountedAsync(company));
        await WithoutSecondTriesAsync();
        Assert.NotNull((await TurnAsync()).Failure);
        await WithoutSecondTriesAsync();
        Assert.Null((await TurnAsync()).Failure);

        Assert.Equal(7, await CountedAsync(company));
        Assert.Equal("done", (await _rig.JobAsync(sent[^1])).State);
    }

    private static byte[] Ended(string callId) =>
        WorkerRig.Body("call_ended", $$"""{"call_id":"{{callId}}","direction":"inbound","from_number":"+491713920017","to_number":"+493023125042"}""");

    private static (string State, short Attempts) Short((string State, short Attempts, string? Cause, double? Delay) job) => (job.State, job.Attempts);

    /// <summary>A turn that takes something: for a moment after a connection has broken, its rows are still locked.</summary>
    private async Task<InboxTurn> TurnAsync()
    {
        while (true)
        {
            if (await _runner.RunOnceAsync(Stop) is { Claimed: > 0 } turn)
                return turn;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }
    }

    // On a slow machine their ten seconds would be over within the test.
    private Task WithoutSecondTriesAsync() => _rig.ExecuteAsync("update inbox_jobs set run_at = now() + interval '1 hour' where state = 'queued' and attempts > 0");

    private Task<long> CountedAsync(Guid company) =>
        _rig.ScalarAsync<long>("select count(*) from inbox_jobs where company_id = $1 and attempts = 1", company);
}
