using AskPro.Api.Features.Health;
using AskPro.Data.Health;
using Xunit;

namespace AskPro.Tests.Unit.Health;

/// <summary>What is made of spans: state, since when, the last 24 hours, and what customers are told of it.</summary>
public sealed class HealthBoardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 10, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_never_measured_is_unknown_and_says_so()
    {
        var health = HealthBoard.Of([], Now);

        Assert.Equal(ComponentNames.All, health.Components.Select(component => component.Name));
        Assert.All(health.Components, component => Assert.Equal(
            (ComponentStates.Unknown, null, 48), (component.State, component.Since, component.Strip.Count(part => part == ComponentStates.Unknown))));
        Assert.All(StatusParts.Of(health).Components, part => Assert.Equal(ComponentStates.Unknown, part.State));
    }

    [Fact]
    public void Since_when_is_from_the_first_look_without_a_pause_whatever_the_cause()
    {
        var health = HealthBoard.Of(
            [
                Span(ComponentNames.Processing, -300, -240),
                Span(ComponentNames.Processing, -120, -60, ComponentStates.Degraded, ComponentCauses.EventsWait),
                Span(ComponentNames.Processing, -60, -0.1, ComponentStates.Degraded, ComponentCauses.DeadLetters),
            ],
            Now);

        var processing = One(health, ComponentNames.Processing);
        Assert.Equal((ComponentStates.Degraded, ComponentCauses.DeadLetters, Now.AddMinutes(-120)), (processing.State, processing.Cause, processing.Since));
        Assert.Equal("docs/runbooks/dead-letters.md", processing.Runbook);
        Assert.Equal(4, processing.Measures.Single().Value);
    }

    [Fact]
    public void A_Worker_without_a_sign_of_life_is_down_since_the_last_one_and_nothing_is_processed()
    {
        var health = HealthBoard.Of(
            [Alive(ComponentNames.Database), Span(ComponentNames.Worker, -600, -5), Span(ComponentNames.Processing, -600, -5), Span(ComponentNames.SetAside, -600, -5)], Now);

        var worker = One(health, ComponentNames.Worker);
        Assert.Equal((ComponentStates.Down, ComponentCauses.WorkerSilent, Now.AddMinutes(-5)), (worker.State, worker.Cause, worker.Since));
        Assert.Equal(300, worker.Measures.Single(measure => measure.Name == ComponentMeasures.Heartbeat).Value);
        Assert.Equal((ComponentStates.Down, ComponentCauses.WorkerSilent), (One(health, ComponentNames.Processing).State, One(health, ComponentNames.Processing).Cause));
        Assert.Equal(ComponentStates.Unknown, One(health, ComponentNames.SetAside).State);
        Assert.Equal(ComponentStates.Down, Part(health, "processing").State);
    }

    [Fact]
    public void While_the_database_is_away_nobody_blames_the_Worker()
    {
        var health = HealthBoard.Of(
            [
                Alive(ComponentNames.Api), Span(ComponentNames.Database, -3, -0.1, ComponentStates.Down, ComponentCauses.DatabaseAway),
                Span(ComponentNames.Worker, -600, -3), Span(ComponentNames.Processing, -600, -3),
            ],
            Now);

        Assert.Equal((ComponentStates.Unknown, ComponentCauses.DatabaseAway), (One(health, ComponentNames.Worker).State, One(health, ComponentNames.Worker).Cause));
        var processing = One(health, ComponentNames.Processing);
        Assert.Equal((ComponentStates.Down, ComponentCauses.DatabaseAway, Now.AddMinutes(-3)), (processing.State, processing.Cause, processing.Since));
        Assert.Equal((ComponentStates.Down, Now.AddMinutes(-3)), (Part(health, "pages").State, Part(health, "pages").Since));
    }

    [Fact]
    public void The_strip_has_the_worst_moment_of_each_half_hour_and_takes_a_missing_sign_of_life_for_an_outage()
    {
        var health = HealthBoard.Of(
            [
                Span(ComponentNames.Api, -180, -100), Span(ComponentNames.Api, -50, -0.1),
                Span(ComponentNames.Cache, -180, -100), Span(ComponentNames.Cache, -50, -45, ComponentStates.Down, ComponentCauses.CacheAway), Span(ComponentNames.Cache, -45, -0.1),
            ],
            Now);

        // From 9:00 on; it is 12:10 and the last half hour runs.
        string[] api = ["well", "well", "well", "down", "down", "well", "well"];
        string[] cache = ["well", "well", "well", "unknown", "down", "well", "well"];
        Assert.Equal(api, One(health, ComponentNames.Api).Strip.TakeLast(7));
        Assert.Equal(cache, One(health, ComponentNames.Cache).Strip.TakeLast(7));
        Assert.Equal(48, One(health, ComponentNames.Api).Strip.Count);
        Assert.Equal(ComponentStates.Unknown, One(health, ComponentNames.Api).Strip[0]);
    }

    [Fact]
    public void Customers_hear_since_when_all_is_well_and_since_when_something_is_not()
    {
        ComponentSpan[] well = [Span(ComponentNames.Intake, -600, -0.1), Span(ComponentNames.Database, -90, -0.1)];
        Assert.Equal((ComponentStates.Well, Now.AddMinutes(-90)), (Part(HealthBoard.Of(well, Now), "intake").State, Part(HealthBoard.Of(well, Now), "intake").Since));

        ComponentSpan[] slow = [well[0], Span(ComponentNames.Database, -20, -0.1, ComponentStates.Degraded, ComponentCauses.DatabaseSlow)];
        Assert.Equal((ComponentStates.Degraded, Now.AddMinutes(-20)), (Part(HealthBoard.Of(slow, Now), "intake").State, Part(HealthBoard.Of(slow, Now), "intake").Since));
    }

    [Fact]
    public void What_could_not_be_written_is_kept_as_spans_and_the_oldest_is_forgotten_first()
    {
        var memory = new ComponentMemory();
        for (var look = 0; look < 6; look++)
            memory.Add([look < 3 ? ComponentReading.Of(ComponentNames.Cache) : ComponentReading.Of(ComponentNames.Cache, ComponentCauses.CacheAway, isDown: true)], Now.AddSeconds(look * 10));
        Assert.Equal([(0, 30, "well"), (30, 50, "down")], memory.Spans.Select(span => ((int)(span.FromAt - Now).TotalSeconds, (int)(span.SeenAt - Now).TotalSeconds, span.State)));

        for (var look = 1; look <= 2_000; look++)
            memory.Add([ComponentReading.Of(ComponentNames.Cache)], Now.AddHours(look));
        Assert.Equal((1_000, Now.AddHours(2_000)), (memory.Spans.Count, memory.Spans[^1].SeenAt));
    }

    private static ComponentView One(HealthView health, string name) => health.Components.Single(component => component.Name == name);

    private static StatusPart Part(HealthView health, string name) => StatusParts.Of(health).Components.Single(part => part.Name == name);

    private static ComponentSpan Alive(string component) => Span(component, -600, -0.1);

    private static ComponentSpan Span(string component, double fromMinute, double seenMinute, string state = ComponentStates.Well, string? cause = null) => new()
    {
        Component = component, FromAt = Now.AddMinutes(fromMinute), SeenAt = Now.AddMinutes(seenMinute), State = state, Cause = cause,
        Measures = component == ComponentNames.Processing ? """{"waiting":4}""" : "{}",
    };
}
