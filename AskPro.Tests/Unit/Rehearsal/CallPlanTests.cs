using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Simulator.Calls;
using Xunit;

namespace AskPro.Tests.Unit.Rehearsal;

public sealed class CallPlanTests
{
    private static readonly StagedCall Call = Stage(CallScenario.Booking);

    [Fact]
    public void A_call_takes_as_long_as_it_says_and_the_analysis_follows()
    {
        var plan = CallPlan.Of(Call, 1, new CallFaults());

        Assert.Equal(["call_started", "call_ended", "call_analyzed"], plan.Select(planned => planned.Name));
        Assert.Equal(TimeSpan.Zero, plan[0].At);
        Assert.Equal(Call.Duration, plan[1].At);
        Assert.InRange(plan[2].At - plan[1].At, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Faults_duplicate_reverse_delay_and_drop()
    {
        var doubled = CallPlan.Of(Call, 1000, new CallFaults(Duplicate: true));
        var reversed = CallPlan.Of(Call, 1000, new CallFaults(Reorder: true));
        var late = CallPlan.Of(Call, 1000, new CallFaults(DelayMs: 500));
        var without = CallPlan.Of(Call, 1000, new CallFaults(Drop: ["call_ended"]));

        Assert.Equal(6, doubled.Count);
        Assert.Same(doubled[0].Body, doubled[1].Body);
        Assert.Equal(["call_analyzed", "call_ended", "call_started"], reversed.OrderBy(planned => planned.At).Select(planned => planned.Name));
        Assert.All(late, planned => Assert.True(planned.At >= TimeSpan.FromMilliseconds(500)));
        Assert.DoesNotContain(without, planned => planned.Name == "call_ended");
    }

    [Fact]
    public void A_call_that_nobody_answers_never_starts() =>
        Assert.Equal(["call_ended", "call_analyzed"], CallPlan.Of(Stage(CallScenario.Unreached), 1, new CallFaults()).Select(planned => planned.Name));

    private static StagedCall Stage(CallScenario scenario)
    {
        var random = new Random(3);
        return StagedCall.Rehearse(
            CallScripts.Pick(Trade.Salon, scenario, random), RehearsalBusiness.Salon, RehearsalCaller.Any(random), DateTimeOffset.UnixEpoch, random);
    }
}
