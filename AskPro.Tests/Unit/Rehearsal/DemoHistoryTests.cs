using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Worker.Verbs.Demo;
using Xunit;

namespace AskPro.Tests.Unit.Rehearsal;

public sealed class DemoHistoryTests
{
    public static TheoryData<int, int> EveryHourOfAWeek()
    {
        var data = new TheoryData<int, int>();
        foreach (var company in new[] { 0, 1 })
        {
            for (var hours = 0; hours < 7 * 24; hours += 5)
                data.Add(company, hours);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryHourOfAWeek))]
    public void Whenever_it_is_made_the_history_is_full_past_and_complete(int company, int hours)
    {
        var createdAt = new DateTimeOffset(2026, 11, 16, 0, 30, 0, TimeSpan.Zero).AddHours(hours);
        var calls = DemoHistory.Of(DemoCompany.All[company], createdAt);

        Assert.InRange(calls.Count, 25, 40);
        Assert.All(calls, call => Assert.True(call.Staged.EndedAt < createdAt));
        Assert.Equal(calls.Count, calls.Select(call => call.Staged.CallId).Distinct().Count());
        Assert.Single(calls, call => !call.EndReported);
        Assert.Contains(calls, call => call is { EndReported: true, AnalysisReported: false });
        foreach (var scenario in new[] { CallScenario.Booking, CallScenario.Callback, CallScenario.Hangup, CallScenario.Information })
            Assert.Contains(calls, call => call.Staged.Script.Scenario == scenario);
    }

    [Fact]
    public void The_same_company_has_the_same_history_every_time()
    {
        var createdAt = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

        var first = DemoHistory.Of(DemoCompany.All[0], createdAt).SelectMany(DemoEvents.Of);
        var second = DemoHistory.Of(DemoCompany.All[0], createdAt).SelectMany(DemoEvents.Of);

        Assert.Equal(first.Select(entry => Convert.ToHexString(entry.DedupeKey)), second.Select(entry => Convert.ToHexString(entry.DedupeKey)));
    }
}
