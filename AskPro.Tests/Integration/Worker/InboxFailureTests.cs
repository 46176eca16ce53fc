using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Inbox;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

public sealed class InboxFailureOn15Tests(Postgres15 database) : InboxFailureTests(database), IClassFixture<Postgres15>;

public sealed class InboxFailureOn18Tests(Postgres18 database) : InboxFailureTests(database), IClassFixture<Postgres18>;

public abstract class InboxFailureTests(TestDatabase database) : IAsyncLifetime
{
    private WorkerRig _rig = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        await _rig.ExecuteAsync(
            """
            create or replace function refuse_poison() returns trigger language plpgsql as
            'begin if new.call_id like ''poison%'' then raise exception ''poisoned by Sabine Müller''; end if; return new; end';
            create or replace trigger refuse_poison before insert or update on calls for each row execute function refuse_poison();
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_poison_body_in_a_batch_of_fifty_ends_as_the_only_dead_letter()
    {
        var company = await _rig.CompanyAsync();
        var bodies = Enumerable.Range(0, 50).Select(number => Ended(number == 23 ? "poison_23" : $"call_{number}")).ToArray();
        var sent = await _rig.SendAsync(company, bodies);
        var poison = sent[23];

        double[] delays = [10, 30, 60];
        for (var tries = 1; tries <= 3; tries++)
        {
            await _rig.DrainAsync();
            Assert.Equal(("queued", (short)tries, "database_refused", delays[tries - 1]), await _rig.JobAsync(poison));
            await _rig.ExecuteAsync("update inbox_jobs set run_at = now() where event_id = $1", poison);
        }

        await _rig.DrainAsync();
        Assert.Equal("dead", (await _rig.JobAsync(poison)).State);
        Assert.Equal("P0001", await _rig.ScalarAsync<string>("select cause_detail from inbox_jobs where event_id = $1", poison));
        Assert.Equal(49, await _rig.ScalarAsync<long>("select count(*) from inbox_jobs where company_id = $1 and state = 'done' and attempts = 0", company));
        Assert.Equal(49, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1", company));
        Assert.All(_rig.Log.Lines, line => Assert.DoesNotContain("Sabine", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dead_letter_to_a_known_number_is_counted_for_its_company_and_goes_with_it()
    {
        var company = await _rig.CompanyAsync("+493023125142");
        var given = await GivenOperator.CreateAsync(database.Owner, Stop);
        var poison = (await _rig.SendAsync(null, Ended("poison_142", "+493023125142")))[0];

        await FailAsync(poison);
        Assert.Equal(("queued", company), ((await _rig.JobAsync(poison)).State, await CompanyOfAsync(poison)));
        for (var tries = 2; tries <= 4; tries++)
            await FailAsync(poison);

        Assert.Equal(("dead", company), ((await _rig.JobAsync(poison)).State, await CompanyOfAsync(poison)));
        Assert.Equal(1, await _rig.ScalarAsync<long>(
            """
            with asking as materialized (select set_config('askpro.operator_id', $2, true) as person)
            select company.errors from asking, operator_companies($1, null, null, nullif(asking.person, $2), null, 1, now()) company
            """,
            company, given.Id.ToString()));
        await _rig.ExecuteAsync(
            "update companies set state = 'deleting', state_reason = 'x', state_changed_at = now(), delete_after = now() - interval '1 minute' where id = $1", company);
        Assert.Equal(1, await _rig.ScalarAsync<long>("select events from delete_company($1)", company));
        Assert.Equal(0, await _rig.ScalarAsync<long>("select count(*) from inbox_bodies where event_id = $1", poison));
    }

    [Fact]
    public async Task What_was_found_at_a_try_that_failed_proves_nothing_at_the_next()
    {
        var (before, after) = (await _rig.CompanyAsync("+493023125143"), await _rig.CompanyAsync());
        var poison = (await _rig.SendAsync(null, Ended("poison_143", "+493023125143")))[0];
        await FailAsync(poison);
        Assert.Equal(before, await CompanyOfAsync(poison));

        await _rig.ExecuteAsync("update phone_numbers set company_id = $1 where e164 = '+493023125143'", after);
        await FailAsync(poison);
        Assert.Equal(after, await CompanyOfAsync(poison));

        await _rig.ExecuteAsync("update companies set vouched_for = false where id = $1", after);
        await FailAsync(poison);
        Assert.Equal(("unassigned", Guid.Empty), ((await _rig.JobAsync(poison)).State, await CompanyOfAsync(poison)));
    }

    [Fact]
    public async Task What_waits_for_a_try_when_its_company_goes_does_not_outlive_it()
    {
        var company = await _rig.CompanyAsync("+493023125144");
        var poison = (await _rig.SendAsync(null, Ended("poison_144", "+493023125144")))[0];
        await FailAsync(poison);
        await _rig.ExecuteAsync("delete from companies where id = $1", company);

        await FailAsync(poison);

        Assert.Equal(("unassigned", company), ((await _rig.JobAsync(poison)).State, await CompanyOfAsync(poison)));
        Assert.True(await _rig.ScalarAsync<long>("select delete_remains()") >= 1);
        Assert.Equal(0, await _rig.ScalarAsync<long>("select count(*) from inbox_jobs where event_id = $1", poison));
    }

    [Fact]
    public async Task Killed_between_claim_and_commit_nothing_is_lost_and_nothing_is_done_twice()
    {
        var company = await _rig.CompanyAsync();
        await _rig.SendAsync(company, Ended("call_before"));
        await _rig.DrainAsync();
        await _rig.SendAsync(company, [.. Enumerable.Range(0, 20).Select(number => Ended($"call_{number}"))]);

        await using (var blocker = await database.Owner.OpenConnectionAsync(Stop))
        await using (var holding = await blocker.BeginTransactionAsync(Stop))
        {
            await using (var hold = new NpgsqlCommand("select 1 from company_feed where company_id = $1 for update", blocker, holding))
            {
                hold.Parameters.AddWithValue(company);
                await hold.ExecuteNonQueryAsync(Stop);
            }

            var turn = _rig.NewRunner("doomed").RunOnceAsync(Stop);
            await UntilAsync("select exists (select from pg_stat_activity where application_name = 'doomed' and wait_event_type = 'Lock')");
            await _rig.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'");
            var failed = await turn;
            Assert.Equal(20, failed.Claimed);
            Assert.IsAssignableFrom<NpgsqlException>(failed.Failure);
        }

        Assert.Equal(1, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1", company));
        Assert.Equal(20, await _rig.ScalarAsync<long>("select count(*) from inbox_jobs where company_id = $1 and state = 'queued' and attempts = 0", company));

        await _rig.DrainAsync();
        Assert.Equal(21, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1", company));
        Assert.Equal(2, await _rig.SeqAsync(company));
    }

    [Fact]
    public async Task A_flood_of_one_company_does_not_hold_up_another()
    {
        var (loud, quiet) = (await _rig.CompanyAsync(), await _rig.CompanyAsync());
        await _rig.SendAsync(loud, [.. Enumerable.Range(0, 1000).Select(number => Ended($"call_{number}"))]);
        var sent = await _rig.SendAsync(quiet, Ended("call_quiet"));

        await _rig.Runner.RunOnceAsync(Stop);

        Assert.Equal("done", (await _rig.JobAsync(sent[0])).State);
        Assert.Equal(50, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1", loud));
        await _rig.DrainAsync();
    }

    [Fact]
    public async Task Three_workers_share_the_work_without_deadlock_or_repetition()
    {
        var companies = new[] { await _rig.CompanyAsync(), await _rig.CompanyAsync(), await _rig.CompanyAsync() };
        var random = new Random(7);
        foreach (var company in companies)
        {
            var bodies = Enumerable.Range(0, 30).SelectMany(call => new[]
            {
                WorkerRig.Example("retell_call_started", $"call_{call}"),
                WorkerRig.Example("retell_call_ended", $"call_{call}"),
                WorkerRig.Example("retell_call_analyzed", $"call_{call}"),
            }).ToArray();
            random.Shuffle(bodies);
            await _rig.SendAsync(company, bodies);
        }

        await Task.WhenAll(WorkerRig.DrainAsync(_rig.NewRunner()), WorkerRig.DrainAsync(_rig.NewRunner()), WorkerRig.DrainAsync(_rig.Runner));
        await _rig.DrainAsync();

        Assert.Equal(270, await _rig.ScalarAsync<long>("select count(*) from inbox_jobs where company_id = any($1) and state = 'done' and attempts = 0", companies));
        Assert.Equal(90, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = any($1) and stage = 3 and started_at is not null and ended_received_at is not null", companies));
        Assert.Equal(90 * 13, await _rig.ScalarAsync<long>("select count(*) from call_turns where company_id = any($1)", companies));
    }

    [Fact]
    public async Task An_unreachable_database_counts_against_no_event()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Password=x;Timeout=1");
        var result = await new InboxProcessor(nowhere, _rig.Known, TimeProvider.System).RunAsync((_, _) => throw new InvalidOperationException("not reached"), Stop);

        Assert.Empty(result.Claimed);
        Assert.NotNull(result.Failure);
        Assert.Equal(InboxFailureKind.Away, result.Kind);
    }

    private static byte[] Ended(string callId, string toNumber = "+493023125042") =>
        WorkerRig.Body("call_ended", $$"""{"call_id":"{{callId}}","direction":"inbound","from_number":"+491713920017","to_number":"{{toNumber}}"}""");

    /// <summary>The next try, now.</summary>
    private async Task FailAsync(Guid eventId)
    {
        await _rig.ExecuteAsync("update inbox_jobs set run_at = now() where event_id = $1", eventId);
        await _rig.DrainAsync();
    }

    private Task<Guid> CompanyOfAsync(Guid eventId) => _rig.ScalarAsync<Guid>("select company_id from inbox_jobs where event_id = $1", eventId);

    private async Task UntilAsync(string question)
    {
        while (!await _rig.ScalarAsync<bool>(question))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
    }
}
