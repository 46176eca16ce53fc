using AskPro.Api.Features.Calls;
using AskPro.Data.Calls;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class CallStatesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "InProgress")]
    [InlineData(125, "InProgress")]
    [InlineData(125.1, "EndNotReported")]
    public void A_call_without_an_end_runs_for_at_most_125_minutes(double minutes, string state) =>
        Assert.Equal(state, CallStates.Of(CallStage.Started, Start, null, Start.AddMinutes(minutes)).ToString());

    [Theory]
    [InlineData(0, "BeingAnalyzed")]
    [InlineData(10, "BeingAnalyzed")]
    [InlineData(10.1, "AnalysisNotReceived")]
    public void An_analysis_is_awaited_for_10_minutes_after_the_end_arrived(double minutes, string state)
    {
        var end = Start.AddMinutes(90);
        Assert.Equal(state, CallStates.Of(CallStage.Ended, Start, end, end.AddMinutes(minutes)).ToString());
    }

    [Fact]
    public void An_analysed_call_has_ended_whatever_the_clock_says() =>
        Assert.Equal(CallState.Ended, CallStates.Of(CallStage.Analyzed, Start, null, Start.AddYears(1)));
}
