using AskPro.Web.Backend;
using AskPro.Web.Settings;
using AskPro.Web.Setup;
using AskPro.Web.Texts;

namespace AskPro.Web.Operators;

/// <summary>The seven lights of a company in words: what each is, how it stands, why, and where it is put right.</summary>
internal static class MaturityWords
{
    /// <summary>The lights that a call passes, in its order; the last one is the page on which it arrives.</summary>
    public static readonly IReadOnlyList<string> Chain = ["number", "agent", "webhook", "test_call"];

    public static string Name(string light) => light switch
    {
        "number" => Words.MaturityNumber,
        "agent" => Words.MaturityAgent,
        "webhook" => Words.MaturityWebhook,
        "signature" => Words.MaturitySignature,
        "calendar" => Words.MaturityCalendar,
        "privacy" => Words.MaturityPrivacy,
        "test_call" => Words.MaturityTest,
        _ => light,
    };

    public static string State(SetupLightAnswer light) => light switch
    {
        { State: "off" } => Words.MaturityOff,
        { Light: "signature", State: "waiting" } => Words.MaturityUnknown,
        { Light: "calendar", State: "on" } => Words.MaturityMarked,
        { State: "on" } => Words.MaturityOn,
        _ => Words.MaturityWaiting,
    };

    /// <summary>The same without colours.</summary>
    public static string Sign(SetupLightAnswer light) => light.State switch { "on" => "✓", "off" => "✕", _ => "–" };

    public static string Tint(SetupLightAnswer light) => light.State switch { "on" => "tint-green", "off" => "tint-red", _ => "" };

    /// <summary>Why it is not on, and what to do; null when there is nothing to say.</summary>
    public static string? Sentence(SetupLightAnswer light) => light.Code switch
    {
        null => light.Light == "calendar" ? Words.MaturityCalendarMarked : null,
        "no_number" => Words.MaturityNoNumber,
        "number_elsewhere" => Words.MaturityNumberElsewhere,
        "number_not_at_retell" => Words.MaturityNumberGone,
        "number_without_agent" => Words.MaturityNumberLoose,
        "no_agent" => Words.MaturityNoAgent,
        "agent_gone" or "retell_not_found" => Words.MaturityAgentGone,
        "no_key" => Words.MaturityNoKey,
        "not_looked_at" => Words.MaturityNotLookedAt,
        "retell_key_refused" => Words.MaturityKeyRefused,
        "retell_payment_required" => Words.MaturityPayment,
        "needed" => Words.MaturityHookNeeded,
        "shared_agent" => Words.MaturitySharedAgent,
        "foreign_draft" => Words.MaturityForeignDraft,
        "pinned_number" => Words.MaturityPinned,
        "tag_left_behind" => Words.MaturityTag,
        "silent" => Words.MaturitySilent,
        "not_signed" => Words.MaturityNotSigned,
        "signature_refused" => Words.MaturitySignatureRefused,
        "skipped" => Words.MaturitySkipped,
        "open" => Words.MaturityOpen,
        "begun" => Words.MaturityBegun,
        "test_failed" => Words.MaturityTestFailed,
        _ => Words.MaturityHookElse,
    };

    /// <summary>The page of the company where it is put right.</summary>
    public static string Repair(string? light) => light switch
    {
        "number" or "agent" => SetupPaths.Retell,
        "webhook" or "signature" => SettingsRoutes.Retell,
        "calendar" => SetupPaths.Calendar,
        "privacy" => SetupPaths.Privacy,
        "test_call" => SetupPaths.TestCall,
        _ => SetupPaths.Start,
    };
}
