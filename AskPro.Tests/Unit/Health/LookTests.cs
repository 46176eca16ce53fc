using System.Diagnostics.Metrics;
using AskPro.Api.Features.Health;
using AskPro.Api.Features.Webhooks;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Data.Health;
using AskPro.Data.Inbox;
using AskPro.Worker.Health;
using AskPro.Worker.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Unit.Health;

/// <summary>What each process makes of its own counts.</summary>
public sealed class LookTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void The_intake_is_down_without_the_database_and_degraded_by_what_came_within_five_minutes()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var budget = new IngestBudget(Options.Create(new RetellIngestOptions()));
        var metrics = new AskPro.Api.Features.Webhooks.Telemetry.InboxMetrics(services.GetRequiredService<IMeterFactory>(), budget);
        var look = new IntakeLook(metrics, budget, Options.Create(new AskPro.Api.Features.Health.HealthOptions()));
        Assert.Null(Read().Cause);

        Assert.True(budget.TryEnter());
        metrics.Accepted(InboxState.Queued);
        foreach (var fault in new[] { IngestFault.SignatureInvalid, IngestFault.SignatureMissing, IngestFault.SignatureStale, IngestFault.TooLarge })
            metrics.Rejected(fault);
        var busy = Read();
        Assert.Equal((ComponentStates.Well, 1, 1, 3), (
            busy.State, busy.Measures[ComponentMeasures.InProcess], busy.Measures[ComponentMeasures.Accepted], busy.Measures[ComponentMeasures.Refused]));
        metrics.Rejected(IngestFault.SignatureMalformed);
        Assert.Equal((ComponentStates.Degraded, ComponentCauses.WebhooksRefused), (Read().State, Read().Cause));
        metrics.Rejected(IngestFault.QueueFull);
        Assert.Equal((ComponentStates.Degraded, ComponentCauses.WebhooksNotStored), (Read().State, Read().Cause));
        Assert.Equal((ComponentStates.Down, ComponentCauses.DatabaseAway), (Read(databaseAnswers: false).State, Read(databaseAnswers: false).Cause));

        _clock.Offset += TimeSpan.FromMinutes(6);
        Assert.Null(Read().Cause);

        ComponentReading Read(bool databaseAnswers = true) => look.Read(databaseAnswers, _clock.GetUtcNow());
    }

    [Fact]
    public void A_pump_that_does_not_get_through_is_down_however_little_waits()
    {
        var monitor = new InboxMonitor(_clock);
        var look = new ProcessingLook(monitor, Options.Create(new AskPro.Worker.Health.HealthOptions()), Options.Create(new InboxPumpOptions()));
        Assert.Equal(ComponentStates.Well, Processing().State);

        _clock.Offset += TimeSpan.FromSeconds(21);
        Assert.Equal((ComponentStates.Down, ComponentCauses.WorkerStuck, 21), (Processing().State, Processing().Cause, Math.Floor(Processing().Measures[ComponentMeasures.LastLook])));
        monitor.Polled();
        Assert.Equal(ComponentStates.Well, Processing().State);

        ComponentReading Processing() => look.Read(new InboxBacklog(0, 0, 0, 0, 0), _clock.GetUtcNow())[0];
    }

    [Fact]
    public void Every_cause_has_a_runbook_but_what_nobody_measures()
    {
        Assert.Null(ComponentCauses.RunbookOf(null));
        Assert.Null(ComponentCauses.RunbookOf(ComponentCauses.NotMeasured));
        Assert.Equal("docs/runbooks/service-down.md", ComponentCauses.RunbookOf(ComponentCauses.WorkerSilent));
        Assert.Equal("docs/runbooks/mails-wait.md", ComponentCauses.RunbookOf(ComponentCauses.MailServerAway));
        Assert.Equal("docs/runbooks/retell-circuit-open.md", ComponentCauses.RunbookOf(ComponentCauses.RetellCircuitOpen));
    }

    /// <summary>Stands still unless it is turned.</summary>
    private sealed class Clock : TimeProvider
    {
        private static readonly DateTimeOffset Begin = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Begin + Offset;

        public override long GetTimestamp() => Offset.Ticks;
    }
}
