using System.Globalization;
using AskPro.Data.Operators;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>How far a test came, from what was stored.</summary>
internal static class TestSteps
{
    private const string On = "on";
    private const string Waiting = "waiting";
    private const string Off = "off";
    private const string None = "none";

    private static bool ShouldBeStored(TestFacts facts) => facts.TestKind is TestKinds.Event or TestKinds.Twice or TestKinds.NotJson;

    /// <summary>Whether the front door did what it should: what happens behind it is what the test is to show.</summary>
    internal static bool IsAsExpected(TestFacts facts, InboxEventRow? stored) =>
        facts.Seen == facts.Expected && facts.EventId is not null == ShouldBeStored(facts) && (facts.TestKind != TestKinds.NotJson || (stored is not null && Cause(stored) == "body_not_json"));

    internal static IReadOnlyList<TestStepView> Of(TestFacts facts, InboxEventRow? stored, TestEffect effect) =>
    [
        new("answer", facts.Seen == facts.Expected ? On : Off, facts.Seen, facts.SentAt.AddMilliseconds(facts.Milliseconds), facts.Milliseconds / 1000, null),
        Stored(facts, stored), Row(facts, stored, effect), Live(facts, stored, effect),
    ];

    private static TestStepView Stored(TestFacts facts, InboxEventRow? stored) => facts.EventId switch
    {
        null => new("stored", ShouldBeStored(facts) ? Off : None, null, null, null, null),
        // Deleted since, with its company.
        { } gone when stored is null => new("stored", Off, "gone", null, null, gone),
        { } id => new("stored", ShouldBeStored(facts) ? On : Off, stored.State, stored.ReceivedAt, Since(facts, stored.ReceivedAt), id),
    };

    private static TestStepView Row(TestFacts facts, InboxEventRow? stored, TestEffect effect) => stored switch
    {
        null => new("row", ShouldBeStored(facts) ? Off : None, null, null, null, null),
        { State: "queued" } => new("row", Waiting, stored.Cause, null, null, null),
        { State: "done" } when effect.Stage is { } stage => new("row", On, State(stage), stored.FinishedAt, Since(facts, stored.FinishedAt), null),
        { State: "done" } => new("row", Off, "gone", null, null, null),
        _ => new("row", facts.TestKind == TestKinds.NotJson ? None : Off, Cause(stored), stored.FinishedAt, Since(facts, stored.FinishedAt), null),
    };

    private static TestStepView Live(TestFacts facts, InboxEventRow? stored, TestEffect effect) => stored switch
    {
        null => new("live", ShouldBeStored(facts) ? Off : None, null, null, null, null),
        { State: "queued" } => new("live", Waiting, null, null, null, null),
        { State: "done" } when effect.Seq > facts.FeedSeq => new(
            "live", On, string.Create(CultureInfo.InvariantCulture, $"{facts.FeedSeq} → {effect.Seq}"), effect.ChangedAt,
            // One step is this test's; of more, the last may be somebody else's.
            effect.Seq == facts.FeedSeq + 1 ? Since(facts, effect.ChangedAt) : null, null),
        { State: "done" } => new("live", Off, string.Create(CultureInfo.InvariantCulture, $"{facts.FeedSeq}"), null, null, null),
        _ => new("live", facts.TestKind == TestKinds.NotJson ? None : Off, null, null, null, null),
    };

    // Api's clock and the database's: they may differ by less than this measures.
    private static double? Since(TestFacts facts, DateTimeOffset? at) => at is { } known ? Math.Max(0, (known - facts.SentAt).TotalSeconds) : null;

    // A test event that was set aside is discarded, and its detail says why.
    private static string? Cause(InboxEventRow stored) => stored.State == "discarded" ? stored.CauseDetail : stored.Cause;

    private static string State(short stage) => stage switch { 1 => "in_progress", 2 => "being_analyzed", _ => "ended" };
}
