using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>
/// The calls of a demo company in the open days before its creation: about 35, of every kind, among them one whose end and
/// one whose analysis never came. The same company and instant give the same calls, so a second run finds them all known.
/// </summary>
internal static class DemoHistory
{
    private const int Days = 5;
    private const int CallsPerDay = 8;
    private const int WithoutEnd = 11;
    private const int WithoutAnalysis = 17;
    private const int EveryAnonymous = 13;

    // Nothing is still running when the page opens for the first time.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(4);

    private static readonly (CallScenario Scenario, int Share)[] Mix =
    [
        (CallScenario.Booking, 11), (CallScenario.Callback, 7), (CallScenario.Information, 6), (CallScenario.Reschedule, 4),
        (CallScenario.Hangup, 4), (CallScenario.Cancellation, 3), (CallScenario.Transfer, 2), (CallScenario.Spam, 2),
        (CallScenario.Failure, 1), (CallScenario.Unreached, 1),
    ];

    internal static IReadOnlyList<DemoCall> Of(DemoCompany company, DateTimeOffset createdAt)
    {
        var random = new Random(company.Seed);
        var scenarios = Mix.SelectMany(kind => Enumerable.Repeat(kind.Scenario, kind.Share)).ToArray();
        random.Shuffle(scenarios);

        var calls = new List<DemoCall>();
        foreach (var start in Starts(company.Hours, createdAt, random))
        {
            var index = calls.Count;
            var caller = RehearsalCaller.Any(random);
            var scenario = scenarios[index % scenarios.Length];
            if (index % EveryAnonymous == EveryAnonymous - 1 && scenario is not CallScenario.Unreached) caller = caller with { Number = null };
            var script = CallScripts.Pick(company.Business.Trade, scenario, random);
            var staged = StagedCall.Rehearse(script, company.Business, caller, start, random);
            var lostEnd = index == WithoutEnd && script.IsConnected;
            calls.Add(new DemoCall(staged, EndReported: !lostEnd, AnalysisReported: !lostEnd && index != WithoutAnalysis));
        }

        return calls;
    }

    private static IEnumerable<DateTimeOffset> Starts(DemoHours hours, DateTimeOffset createdAt, Random random)
    {
        foreach (var (from, to) in hours.Before(createdAt - Quiet).Take(Days))
        {
            // Today has fewer calls the earlier it is.
            var count = Math.Min(CallsPerDay, (int)((to - from) / TimeSpan.FromMinutes(25)));
            var starts = Enumerable.Range(0, count).Select(_ => from + ((to - from) * random.NextDouble())).Order().ToArray();
            foreach (var start in starts)
                yield return start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        }
    }
}
