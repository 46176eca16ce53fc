using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Setup;

/// <summary>Names of steps, states, checks and lights, and a sentence with the way out for everything that is not in order.</summary>
internal static class SetupWords
{
    public static string Step(string step) => step switch
    {
        Steps.Account => Words.SetupAccount,
        Steps.Company => Words.SetupCompany,
        Steps.Retell => Words.SetupRetell,
        Steps.Webhook => Words.SetupWebhook,
        Steps.Calendar => Words.SetupCalendar,
        Steps.Privacy => Words.SetupPrivacy,
        Steps.Notifications => Words.SetupNotifications,
        Steps.TestCall => Words.SetupTestCall,
        _ => step,
    };

    public static string State(string state) => state switch
    {
        "begun" => Words.SetupBegun,
        "done" => Words.SetupDone,
        "skipped" => Words.SetupSkipped,
        _ => Words.SetupOpen,
    };

    public static string Tint(string state) => state switch
    {
        "begun" => "tint-amber",
        "done" => "tint-green",
        _ => "tint-gray",
    };

    public static string Check(SetupCheckAnswer check) => check.Check switch
    {
        "region_set" => Words.SetupCheckRegion,
        "key_good" => Words.SetupCheckKey,
        "number_entered" => Words.SetupCheckNumber,
        "agent_entered" => Words.SetupCheckAgent,
        "webhooks_right" => Words.SetupCheckWebhooks,
        "test_passed" => Words.SetupCheckTest,
        _ => check.Check,
    };

    /// <summary>What the company lacks as long as the step is left out.</summary>
    public static string? Missing(string step) => step switch
    {
        Steps.Calendar => Words.SetupCalendarMissing,
        Steps.Notifications => Words.SetupNotificationsMissing,
        _ => null,
    };

    public static string Light(string light) => light switch
    {
        "called" => Words.LightCalled,
        "event" => Words.LightEvent,
        "signature" => Words.LightSignature,
        "transcript" => Words.LightTranscript,
        "summary" => Words.LightSummary,
        "seen" => Words.LightSeen,
        _ => light,
    };

    public static string LightState(string state) => state switch
    {
        "on" => Words.LightOn,
        "off" => Words.LightOff,
        _ => Words.LightWaiting,
    };

    /// <summary>Cause and fix of a light that is off, and where the fix is made.</summary>
    public static (string Sentence, string? Path) Trouble(string? code, string? subject) => code switch
    {
        "no_event" => (Words.TroubleNoEvent, null),
        "no_call_at_retell" => (Named(Words.TroubleNoCallAtRetell, subject), null),
        "number_not_at_retell" => (Named(Words.TroubleNumberNotAtRetell, subject), SetupPaths.Retell),
        "number_without_agent" => (Named(Words.TroubleNumberWithoutAgent, subject), null),
        "webhook_not_right" => (Named(Words.TroubleWebhookNotRight, subject), SetupPaths.Webhook),
        "events_missing" => (Named(Words.TroubleEventsMissing, subject), SetupPaths.Webhook),
        "signature_refused" => (Words.TroubleSignatureRefused, SetupPaths.Retell),
        "event_not_processed" => (Words.TroubleEventNotProcessed, null),
        "no_transcript" => (Words.TroubleNoTranscript, null),
        "no_summary" => (Words.TroubleNoSummary, null),
        "no_analysis" => (Words.TroubleNoAnalysis, null),
        "front_door_away" => (Words.TroubleFrontDoorAway, null),
        "front_door_refused" => (Words.TroubleFrontDoorRefused, SetupPaths.Retell),
        "front_door_busy" => (Words.TroubleFrontDoorBusy, null),
        "front_door_elsewhere" => (Words.TroubleFrontDoorElsewhere, null),
        null => (Words.TroubleNoEvent, null),
        _ => (Forms.FieldWords.Sentence(code), SetupPaths.Retell),
    };

    private static string Named(string sentence, string? subject) => string.Format(null, sentence, subject ?? "–");
}
