using System.Text;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

public sealed class CallProcessingOn15Tests(Postgres15 database) : CallProcessingTests(database), IClassFixture<Postgres15>;

public sealed class CallProcessingOn18Tests(Postgres18 database) : CallProcessingTests(database), IClassFixture<Postgres18>;

public abstract class CallProcessingTests(TestDatabase database) : IAsyncLifetime
{
    private const string Started = "retell_call_started";
    private const string Ended = "retell_call_ended";
    private const string Analyzed = "retell_call_analyzed";

    private static int _numbers;

    private WorkerRig _rig = null!;

    public ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_order_and_repetition_of_a_calls_events_gives_the_same_row()
    {
        string[][] orders =
        [
            [Started, Ended, Analyzed], [Started, Analyzed, Ended], [Ended, Started, Analyzed],
            [Ended, Analyzed, Started], [Analyzed, Started, Ended], [Analyzed, Ended, Started],
            [Ended, Ended, Analyzed, Started, Analyzed, Started, Ended],
        ];
        var rows = new List<string>();
        foreach (var order in orders)
        {
            foreach (var inOneBatch in (bool[])[true, false])
                rows.Add(await ProcessAsync(order, inOneBatch));
        }

        Assert.Contains("\"stage\": 3", rows[0], StringComparison.Ordinal);
        Assert.Contains("Termin ist bestätigt", rows[0], StringComparison.Ordinal);
        Assert.Single(rows.Distinct());
    }

    [Fact]
    public async Task What_the_analysis_tells_is_in_the_row()
    {
        var number = NewNumber();
        var company = await _rig.CompanyAsync(number);
        await _rig.SendAsync(null, Numbered(WorkerRig.Example(Analyzed, "call_full"), number));
        await _rig.DrainAsync();

        Assert.Equal(
            "3|number||Positive|true|30.0969|Sabine Müller|+491713920017|13|termin_buchen|{}",
            await _rig.ScalarAsync<string>(
                """
                select concat_ws('|', stage, resolution_method, coalesce(resolution_note, ''), sentiment, successful::text, trim_scale(cost_cents),
                    caller_name, customer_number, (select count(*) from call_turns t where t.call_id = c.id), custom_analysis ->> 'anliegen', unreadable_fields)
                from calls c where company_id = $1
                """,
                company));
    }

    [Fact]
    public async Task Five_copies_at_once_are_one_call_and_one_change()
    {
        var company = await _rig.CompanyAsync();
        var body = WorkerRig.Example(Ended, "call_five");
        var sent = await _rig.SendAsync(company, body, body, body, body, body);
        await _rig.DrainAsync();

        Assert.Equal(1, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1", company));
        Assert.Equal(13, await _rig.ScalarAsync<long>("select count(*) from call_turns where company_id = $1", company));
        Assert.Equal(1, await _rig.SeqAsync(company));
        foreach (var id in sent)
            Assert.Equal("done", (await _rig.JobAsync(id)).State);
    }

    [Fact]
    public async Task A_repetition_that_tells_nothing_new_wakes_nobody()
    {
        var company = await _rig.CompanyAsync();
        await _rig.SendAsync(company, WorkerRig.Example(Analyzed, "call_quiet"));
        await _rig.DrainAsync();
        var row = await _rig.RowAsync(company, "call_quiet");

        await _rig.ExecuteAsync("update inbox_jobs set state = 'queued', finished_at = null where company_id = $1", company);
        await _rig.DrainAsync();

        Assert.Equal(1, await _rig.SeqAsync(company));
        Assert.Equal(row, await _rig.RowAsync(company, "call_quiet"));
    }

    [Fact]
    public async Task The_same_call_id_in_two_companies_is_two_calls()
    {
        var (one, other) = (await _rig.CompanyAsync(), await _rig.CompanyAsync());
        await _rig.SendAsync(one, WorkerRig.Example(Analyzed, "call_shared"));
        await _rig.SendAsync(other, WorkerRig.Example(Started, "call_shared"));
        await _rig.DrainAsync();

        Assert.Equal((short)3, await _rig.ScalarAsync<short>("select stage from calls where company_id = $1", one));
        Assert.Equal((short)1, await _rig.ScalarAsync<short>("select stage from calls where company_id = $1", other));
    }

    [Fact]
    public async Task Nobodys_event_is_kept_with_its_reason_and_makes_no_call()
    {
        var (one, other) = (await _rig.CompanyAsync(), await _rig.CompanyAsync());
        await _rig.AgentAsync(one, "agent_twice");
        await _rig.AgentAsync(other, "agent_twice");
        var sent = await _rig.SendAsync(
            null,
            WorkerRig.Body("call_started", """{"call_id":"call_lost","direction":"inbound","to_number":"+493029999999"}"""),
            WorkerRig.Body("call_started", """{"call_id":"call_lost","agent_id":"agent_twice"}"""),
            WorkerRig.Body("call_started", """{"call_id":"call_lost"}"""));
        await _rig.DrainAsync();

        Assert.Equal(
            [("unassigned", "number_unknown"), ("unassigned", "agent_ambiguous"), ("unassigned", "agent_unknown")],
            new[] { await _rig.JobAsync(sent[0]), await _rig.JobAsync(sent[1]), await _rig.JobAsync(sent[2]) }.Select(job => (job.State, job.Cause!)));
        Assert.Equal(0, await _rig.ScalarAsync<long>("select count(*) from calls where call_id = 'call_lost'"));
    }

    [Fact]
    public async Task A_url_key_wins_over_the_number_and_the_contradiction_is_shown()
    {
        var number = NewNumber();
        var (owner, keyholder) = (await _rig.CompanyAsync(number), await _rig.CompanyAsync());
        await _rig.SendAsync(keyholder, Numbered(WorkerRig.Example(Started, "call_contradiction"), number));
        await _rig.DrainAsync();

        Assert.Equal("url_key number_of_other_company", await _rig.ScalarAsync<string>(
            "select resolution_method || ' ' || resolution_note from calls where company_id = $1", keyholder));
        Assert.Equal(0, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1", owner));
    }

    [Theory]
    [InlineData("\"anonymous\"")]
    [InlineData("\"\"")]
    [InlineData("\"Unknown\"")]
    [InlineData("null")]
    public async Task A_withheld_caller_is_no_customer(string from)
    {
        var company = await _rig.CompanyAsync();
        await _rig.SendAsync(company, WorkerRig.Body(
            "call_ended", $$"""{"call_id":"call_anonymous","direction":"inbound","from_number":{{from}},"to_number":"+493023125042"}"""));
        await _rig.DrainAsync();

        Assert.Equal(1, await _rig.ScalarAsync<long>("select count(*) from calls where company_id = $1 and customer_id is null", company));
        Assert.Equal(0, await _rig.ScalarAsync<long>("select count(*) from customers where company_id = $1", company));
    }

    [Fact]
    public async Task Calls_of_one_number_belong_to_one_customer_with_the_latest_name()
    {
        var company = await _rig.CompanyAsync();
        await _rig.SendAsync(company, CallOf("call_b", "Anna Neu", 1773752900000), CallOf("call_a", "Anna Alt", 1773752800000), CallOf("call_c", null, 1773753000000));
        await _rig.DrainAsync();
        await _rig.SendAsync(company, CallOf("call_d", "Anna Uralt", 1773752700000));
        await _rig.DrainAsync();

        Assert.Equal("Anna Neu 1773752700 1773753000", await _rig.ScalarAsync<string>(
            "select name || ' ' || extract(epoch from first_call_at)::bigint || ' ' || extract(epoch from last_call_at)::bigint from customers where company_id = $1",
            company));
        Assert.Equal(4, await _rig.ScalarAsync<long>(
            "select count(*) from calls join customers on customers.id = calls.customer_id where calls.company_id = $1", company));
    }

    [Fact]
    public async Task Wrong_bytes_are_set_aside_or_read_as_far_as_they_go()
    {
        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(
            company,
            [0xff, 0x00, 0x7b],
            WorkerRig.Body("call_vanished", """{"call_id":"call_bytes"}"""),
            [.. """{"event":"call_ended","call":{"call_id":"call_bytes","agent_name":"M"""u8, 0xFC, .. """ller","metadata":{"a":"\u0000b","c":"\ud800"}}}"""u8]);
        await _rig.DrainAsync();

        Assert.Equal(("quarantined", "body_unreadable"), ((await _rig.JobAsync(sent[0])).State, (await _rig.JobAsync(sent[0])).Cause));
        Assert.Equal(("quarantined", "event_not_supported"), ((await _rig.JobAsync(sent[1])).State, (await _rig.JobAsync(sent[1])).Cause));
        Assert.Equal("done", (await _rig.JobAsync(sent[2])).State);
        Assert.Equal("""{agent_name,metadata} {"a": "b", "c": null}""", await _rig.ScalarAsync<string>(
            "select unreadable_fields::text || ' ' || metadata::text from calls where company_id = $1", company));
    }

    [Fact]
    public async Task One_line_tells_what_became_of_an_event_and_nothing_about_the_people()
    {
        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(company, WorkerRig.Example(Analyzed, "call_logged"));
        await _rig.DrainAsync();

        var line = Assert.Single(_rig.Log.Lines, line => line.Contains(sent[0].ToString(), StringComparison.Ordinal));
        Assert.Contains("call_analyzed try 1 applied", line, StringComparison.Ordinal);
        Assert.All(_rig.Log.Lines, each => Assert.DoesNotMatch("Müller|4917|Termin", each));
    }

    /// <summary>A German number that no other test of this class uses.</summary>
    private static string NewNumber() => $"+49302312{Interlocked.Increment(ref _numbers) + 6000}";

    private static byte[] Numbered(byte[] body, string number) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("+493023125042", number, StringComparison.Ordinal));

    private static byte[] CallOf(string callId, string? name, long startedMs) => WorkerRig.Body("call_ended",
        $$"""
        {"call_id":"{{callId}}","direction":"inbound","from_number":"0171 3920017","to_number":"+493023125042",
         "start_timestamp":{{startedMs}},"collected_dynamic_variables":{"customer_name":"{{name}}"} }
        """);

    private async Task<string> ProcessAsync(string[] order, bool inOneBatch)
    {
        var company = await _rig.CompanyAsync();
        foreach (var name in order)
        {
            var sent = await _rig.SendAsync(company, WorkerRig.Example(name, "call_order"));
            // The same delivery times in every order, as if only the network had shuffled the events.
            var at = new DateTimeOffset(2026, 3, 17, 13, Array.IndexOf([Started, Ended, Analyzed], name), 0, TimeSpan.Zero);
            await _rig.ExecuteAsync(
                """
                with body as (update inbox_bodies set received_at = $2 where event_id = $1)
                update inbox_jobs set received_at = $2, signed_at = $2 where event_id = $1
                """,
                sent[0], at);
            if (!inOneBatch)
                await _rig.DrainAsync();
        }

        await _rig.DrainAsync();
        return await _rig.RowAsync(company, "call_order");
    }
}
