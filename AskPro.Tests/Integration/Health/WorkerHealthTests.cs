using AskPro.Data.Health;
using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using AskPro.Integrations.Retell.Api;
using AskPro.Tests.Integration.Outbox;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Health;
using AskPro.Worker.Inbox;
using AskPro.Worker.Mails;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Health;

public sealed class WorkerHealthOnPostgres15(Postgres15 server) : WorkerHealthTests(server), IClassFixture<Postgres15>;

public sealed class WorkerHealthOnPostgres18(Postgres18 server) : WorkerHealthTests(server), IClassFixture<Postgres18>;

/// <summary>What the Worker writes down of itself and its work.</summary>
public abstract class WorkerHealthTests(TestDatabase server)
{
    private readonly Clock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_and_what_lies_aside_is_measured_written_and_forgotten_after_two_days()
    {
        await server.Owner.ChangeAsync("truncate component_spans, inbox_jobs, outbox_messages");
        var look = Look(server.As("askpro_worker"), "mail.askpro.example");
        var first = await look.RunOnceAsync(Cancel);
        Assert.True(first.Written);
        Assert.All(first.Readings, reading => Assert.Equal(ComponentStates.Well, reading.State));

        await JobAsync("queued", null, "90 seconds");
        await JobAsync("dead", "refused_by_database", "0 seconds");
        for (var number = 0; number < 6; number++)
            await JobAsync("unassigned", "number_unknown", "0 seconds");
        await server.EnqueueAsync(OutboxRows.Message("late"));
        await server.Owner.ChangeAsync("update outbox_messages set run_at = now() - interval '10 minutes'");
        var readings = (await look.RunOnceAsync(Cancel)).Readings.ToDictionary(reading => reading.Component);

        var processing = readings[ComponentNames.Processing];
        Assert.Equal((ComponentStates.Degraded, ComponentCauses.EventsWait, 1), (processing.State, processing.Cause, processing.Measures[ComponentMeasures.Waiting]));
        Assert.True(processing.Measures[ComponentMeasures.OldestDue] >= 90);
        Assert.Equal((ComponentCauses.DeadLetters, 1, 6), (
            readings[ComponentNames.SetAside].Cause, readings[ComponentNames.SetAside].Measures[ComponentMeasures.Dead], readings[ComponentNames.SetAside].Measures[ComponentMeasures.Unassigned]));
        Assert.Equal((ComponentStates.Degraded, ComponentCauses.MailsWait), (readings[ComponentNames.Mails].State, readings[ComponentNames.Mails].Cause));
        await server.Owner.ChangeAsync("delete from inbox_jobs where state = 'dead'");
        Assert.Equal(ComponentCauses.UnassignedGrows, Of(await look.RunOnceAsync(Cancel), ComponentNames.SetAside).Cause);

        _clock.Offset = TimeSpan.FromHours(49);
        var later = await look.RunOnceAsync(Cancel);
        Assert.True(later.Forgotten >= 5);
        // An hour later they are old news.
        Assert.Null(Of(later, ComponentNames.SetAside).Cause);
        // The pump has not looked for so long.
        Assert.Equal(5, await server.Owner.AskAsync<long>(null, "select count(*) from component_spans where seen_at > now() + interval '1 day'"));
    }

    [Fact]
    public async Task Without_a_mail_server_mails_are_down_and_an_open_circuit_is_told()
    {
        await server.Owner.ChangeAsync("truncate component_spans, inbox_jobs, outbox_messages");
        var retell = new RetellCondition();
        var result = await Look(server.As("askpro_worker"), host: null, retell).RunOnceAsync(Cancel);

        Assert.Equal((ComponentStates.Down, ComponentCauses.MailNotConfigured), (Of(result, ComponentNames.Mails).State, Of(result, ComponentNames.Mails).Cause));
        Assert.Equal("mail_not_configured", await server.Owner.AskAsync<string>(null, "select cause from component_spans where component = 'mails'"));
        var reading = new RetellReading(ComponentNames.RetellOfWorker);
        reading.Read(0, 0, isCircuitOpen: false, _clock.GetUtcNow());
        Assert.Equal(ComponentCauses.RetellFails, reading.Read(6, 3, isCircuitOpen: false, _clock.GetUtcNow()).Cause);
        Assert.Equal(ComponentCauses.RetellCircuitOpen, reading.Read(6, 3, isCircuitOpen: true, _clock.GetUtcNow()).Cause);
    }

    [Fact]
    public async Task Without_the_database_the_look_goes_on_and_says_that_nothing_is_processed()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=1");
        var result = await Look(nowhere, "mail.askpro.example").RunOnceAsync(Cancel);

        Assert.False(result.Written);
        Assert.Equal(ComponentStates.Well, Of(result, ComponentNames.Worker).State);
        Assert.Equal((ComponentStates.Down, ComponentCauses.DatabaseAway), (Of(result, ComponentNames.Processing).State, Of(result, ComponentNames.Processing).Cause));
    }

    private HealthLook Look(NpgsqlDataSource database, string? host, RetellCondition? retell = null)
    {
        var options = Options.Create(new HealthOptions());
        return new(
            new ComponentStore(database), database, new OutboxQueue(database),
            new ProcessingLook(new InboxMonitor(TimeProvider.System), options, Options.Create(new InboxPumpOptions())),
            new MailLook(new MailMonitor(), options, Options.Create(new MailOptions { Host = host, From = "post@askpro.example" })),
            retell ?? new RetellCondition(), options, _clock, NullLogger<HealthLook>.Instance);
    }

    private static ComponentReading Of(HealthResult result, string component) => result.Readings.Single(reading => reading.Component == component);

    private Task<int> JobAsync(string state, string? cause, string due) => server.Owner.ChangeAsync(
        $"""
        insert into inbox_jobs (event_id, received_at, verified_by, lane, state, cause, signed_at, run_at, attempts, failed_at, finished_at)
        values (gen_random_uuid(), now(), 'platform_key', 'x', '{state}', {(cause is null ? "null" : $"'{cause}'")}, now(), now() - interval '{due}',
            {(state == "dead" ? 4 : 0)}, {(state == "dead" ? "now()" : "null")}, {(state == "queued" ? "null" : "now()")})
        """);

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
