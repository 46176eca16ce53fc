using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Calls;
using AskPro.Web.Events;
using AskPro.Web.Texts;

namespace AskPro.Web.FrontDoorTests;

/// <summary>Tests of the front door in words.</summary>
internal static class TestingWords
{
    /// <summary>An event that a person composed.</summary>
    public const string Event = "event";

    /// <summary>The first is a whole call; the others leave a row behind that waits for more.</summary>
    public static readonly IReadOnlyList<string> Templates = ["call_analyzed", "call_ended", "call_started", "transcript_updated"];

    /// <summary>What is tried with one button each, and what the front door answers, as Api says it.</summary>
    public static readonly IReadOnlyList<(string Kind, string Expected)> Trials =
    [
        ("wrong_key", "401 signature_invalid"), ("stale", "401 signature_stale"), ("missing", "401 signature_missing"), ("not_json", "204"), ("twice", "204, 204"),
    ];

    public static string Kind(string kind) => kind switch
    {
        Event => Words.TestKindEvent,
        "wrong_key" => Words.TestKindWrongKey,
        "stale" => Words.TestKindStale,
        "missing" => Words.TestKindMissing,
        "not_json" => Words.TestKindNotJson,
        "twice" => Words.TestKindTwice,
        _ => kind,
    };

    /// <summary>What should happen behind the answer.</summary>
    public static string Consequence(string kind) => kind switch
    {
        "not_json" => Words.TestStoredAside,
        "twice" => Words.TestStoredOnce,
        _ => Words.TestStoredNothing,
    };

    public static string Step(string step) => step switch
    {
        "answer" => Words.TestStepAnswer,
        "stored" => Words.TestStepStored,
        "row" => Words.TestStepRow,
        "live" => Words.TestStepLive,
        _ => step,
    };

    public static string State(string state) => state switch
    {
        "on" => Words.TestStateOn,
        "waiting" => Words.TestStateWaiting,
        "none" => Words.TestStateNone,
        _ => Words.TestStateOff,
    };

    public static string Tint(string state) => state switch { "on" => "tint-green", "waiting" => "tint-live", "off" => "tint-red", _ => "" };

    /// <summary>What a step says beside its state.</summary>
    public static string? Code(TestStepAnswer step) => (step.Step, step.Code) switch
    {
        (_, null) => null,
        (_, "gone") => Words.TestGone,
        ("stored", { } state) => EventWords.State(state),
        ("row", { } state) when step.State == "on" => CallWords.State(state),
        ("row", { } cause) => EventWords.Cause(cause),
        (_, { } said) => said,
    };

    /// <summary>"214 ms" or "2,4 s" since the test was sent.</summary>
    public static string? Duration(double? seconds) => seconds is not { } known ? null
        : known < 1 ? string.Create(CultureInfo.CurrentCulture, $"{known * 1000:0} ms")
        : string.Create(CultureInfo.CurrentCulture, $"{known:0.0} s");
}
