using AskPro.Data.Refusals;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Companies;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>Without the caller's consent the address of a recording is not kept.</summary>
public sealed class RecordingConsentTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Address = "https://recordings.example/1.wav";
    private const string Ended = $$""","recording_url":"{{Address}}","recording_multi_channel_url":"{{Address}}" """;

    private const string Kept = $"{Address} {Address}";
    private const string Forgotten = "- -";

    private WorkerRig _rig = null!;
    private Guid _company;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        _company = await _rig.CompanyAsync();
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData(""","call_analysis":{}""")]
    [InlineData(""","call_analysis":{"custom_analysis_data":{"recording_consent":false}}""")]
    [InlineData(""","call_analysis":{"custom_analysis_data":{"recording_consent":"true"}}""")]
    [InlineData(""","call_analysis":{"custom_analysis_data":[true]}""")]
    public async Task An_analysis_without_consent_ends_it_in_any_order(string analysis)
    {
        var (ended, analyzed) = (Event("call_ended", Ended), Event("call_analyzed", Ended + analysis));
        await SendAsync(ended);
        Assert.Equal(Kept, await StoredAsync());

        await SendAsync(analyzed);
        Assert.Equal(Forgotten, await StoredAsync());

        var before = (await _rig.RowAsync(_company, "call_c"), await _rig.SeqAsync(_company));
        await SendAsync(ended);
        Assert.Equal(before, (await _rig.RowAsync(_company, "call_c"), await _rig.SeqAsync(_company)));
    }

    [Theory]
    [InlineData("apart")]
    [InlineData("reversed")]
    [InlineData("together")]
    public async Task With_consent_it_stays_whichever_event_names_it(string order)
    {
        var (ended, analyzed) = (Event("call_ended", Ended), Event("call_analyzed", Consent("true")));
        byte[][][] batches = order switch { "apart" => [[ended], [analyzed]], "reversed" => [[analyzed], [ended]], _ => [[analyzed, ended]] };
        foreach (var batch in batches)
            await SendAsync(batch);

        Assert.Equal(Kept, await StoredAsync());
    }

    [Fact]
    public async Task A_corrected_analysis_that_has_consent_and_address_brings_it_back_and_one_that_takes_consent_back_ends_it()
    {
        await SendAsync(Event("call_ended", Ended), Event("call_analyzed", Consent("false")));
        Assert.Equal(Forgotten, await StoredAsync());

        await SendAsync(Event("call_analyzed", Ended + Consent("true")));
        Assert.Equal(Kept, await StoredAsync());

        await SendAsync(Event("call_analyzed", Ended + Consent("false")));
        Assert.Equal(Forgotten, await StoredAsync());
    }

    [Theory]
    [InlineData("23 hours", "", true)]
    [InlineData("25 hours", "", false)]
    [InlineData("25 hours", "true", true)]
    [InlineData(null, "", false)]
    public async Task Where_no_analysis_comes_it_is_forgotten_a_day_after_the_end(string? age, string consent, bool kept)
    {
        await SendAsync(Event("call_ended", Ended));
        if (consent != "") await SendAsync(Event("call_analyzed", Consent(consent)));
        await _rig.ExecuteAsync(
            $"update calls set ended_at = now() - interval '{age ?? "1 hour"}', first_received_at = now() - interval '{age ?? "25 hours"}' where company_id = $1", _company);
        if (age is null) await _rig.ExecuteAsync("update calls set ended_at = null where company_id = $1", _company);

        Assert.Equal(kept ? 0 : 1, (await Upkeep().RunOnceAsync(Stop)).Recordings);
        Assert.Equal(kept ? Kept : Forgotten, await StoredAsync());

        // What an event brings still later, the next look forgets.
        await SendAsync(Event("call_ended", Ended));
        await Upkeep().RunOnceAsync(Stop);
        Assert.Equal(kept ? Kept : Forgotten, await StoredAsync());
    }

    [Fact]
    public async Task A_call_that_the_pump_holds_waits_for_the_next_look()
    {
        await SendAsync(Event("call_ended", Ended));
        await _rig.ExecuteAsync("update calls set ended_at = now() - interval '2 days' where company_id = $1", _company);
        await using (var pump = await database.Owner.OpenConnectionAsync(Stop))
        await using (var holding = await pump.BeginTransactionAsync(Stop))
        {
            await using var hold = pump.CreateCommand();
            (hold.CommandText, hold.Transaction) = ("select 1 from calls for update", holding);
            await hold.ExecuteNonQueryAsync(Stop);
            Assert.Equal(0, (await Upkeep().RunOnceAsync(Stop)).Recordings);
        }

        Assert.Equal(1, (await Upkeep().RunOnceAsync(Stop)).Recordings);
    }

    [Fact]
    public async Task The_look_reads_an_index_that_holds_nothing_else()
    {
        await SendAsync(Event("call_ended", Ended));
        await database.Owner.ChangeAsync("analyze calls");
        await using var connection = await database.Owner.OpenConnectionAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"set enable_seqscan = off; explain {UpkeepSql.ForgetRecordings}";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var plan = new List<string>();
        while (await reader.ReadAsync(Stop))
            plan.Add(reader.GetString(0));
        Assert.Contains(plan, line => line.Contains("ix_calls_company_id_ended_at", StringComparison.Ordinal));
    }

    private static string Consent(string value) => ""","call_analysis":{"custom_analysis_data":{"recording_consent":""" + value + "}}";

    private static byte[] Event(string name, string more) => WorkerRig.Body(name, $$"""{"call_id":"call_c","direction":"inbound"{{more}}}""");

    private CompanyUpkeep Upkeep() => new(
        database.As("askpro_worker"), new RefusalStore(database.As("askpro_worker")), Options.Create(new UpkeepOptions()), TimeProvider.System, NullLogger<CompanyUpkeep>.Instance);

    private async Task SendAsync(params byte[][] bodies)
    {
        await _rig.SendAsync(_company, bodies);
        await _rig.DrainAsync();
    }

    private Task<string> StoredAsync() => _rig.ScalarAsync<string>(
        "select coalesce(recording_url, '-') || ' ' || coalesce(recording_multi_channel_url, '-') from calls where company_id = $1", _company);
}
