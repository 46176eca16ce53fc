using System.Globalization;
using AskPro.Web.Texts;

namespace AskPro.Web.Events;

/// <summary>States, verdicts and causes of events in words.</summary>
internal static class EventWords
{
    /// <summary>A test event that was set aside.</summary>
    public const string Discarded = "discarded";

    /// <summary>In the order of the choice.</summary>
    public static readonly IReadOnlyList<string> States = [EventFilter.Aside, "dead", "quarantined", "unassigned", "queued", "done", EventFilter.Refused, Discarded];

    public static readonly IReadOnlyList<string> Kinds = ["call_started", "call_ended", "call_analyzed"];

    public static readonly IReadOnlyList<string> Verifiers = ["company_key", "platform_key", "signature_invalid", "signature_stale", "signature_missing", "signature_malformed"];

    public static string State(string code) => code switch
    {
        EventFilter.Aside => Words.EventAside,
        "queued" => Words.EventQueued,
        "done" => Words.EventDone,
        "quarantined" => Words.EventQuarantined,
        "unassigned" => Words.Unassigned,
        "dead" => Words.EventDead,
        EventFilter.Refused => Words.EventRefused,
        Discarded => Words.EventDiscarded,
        _ => code,
    };

    public static string Tint(string code) => code switch
    {
        "done" => "tint-green",
        "dead" => "tint-red",
        "quarantined" or "unassigned" or EventFilter.Refused => "tint-amber",
        _ => "",
    };

    public static string Verdict(string code) => code switch
    {
        "company_key" => Words.EventByCompanyKey,
        "platform_key" => Words.EventByPlatformKey,
        "signature_invalid" => Words.EventWrongKey,
        "signature_stale" => Words.EventTooOld,
        "signature_missing" => Words.EventNotSigned,
        "signature_malformed" => Words.EventMalformed,
        _ => code,
    };

    /// <summary>Whether a verdict is the reason of a refusal.</summary>
    public static bool IsRefusal(string? code) => code?.StartsWith("signature_", StringComparison.Ordinal) is true;

    /// <summary>In the words of the reader where there are some; other causes are stable codes that the documentation explains.</summary>
    public static string Cause(string code) => code switch
    {
        "signature_invalid" => Words.EventCauseWrongKey,
        "signature_stale" => Words.EventCauseTooOld,
        "signature_missing" => Words.EventCauseNotSigned,
        "signature_malformed" => Words.EventCauseMalformed,
        "number_unknown" => Words.UnassignedNumberUnknown,
        "number_unreadable" => Words.UnassignedNumberUnreadable,
        "agent_unknown" => Words.UnassignedAgentUnknown,
        "agent_ambiguous" => Words.UnassignedAgentAmbiguous,
        "body_not_json" => Words.EventCauseNotJson,
        "body_unreadable" or "body_not_utf8" or "body_not_text" or "body_too_deep" => Words.EventCauseUnreadable,
        "event_not_supported" or "event_not_processed" or "event_unknown" or "event_missing" => Words.EventCauseNotSupported,
        "call_missing" or "call_id_missing" => Words.EventCauseNoCall,
        "database_refused" or "refused_by_database" => Words.EventCauseRefused,
        "database_gave_up" => Words.EventCauseGaveUp,
        "processing_failed" => Words.EventCauseFailed,
        "test" => Words.EventCauseTest,
        _ => code,
    };

    /// <summary>A step of an event.</summary>
    public static string Step(string step, string? detail) => step switch
    {
        "signed" => Words.EventStepSigned,
        "received" => $"{Words.EventStepReceived}: {Verdict(detail ?? "")}",
        "queued" => Words.EventStepQueued,
        "replayed" => Words.EventStepReplayed,
        "failed" => detail is null ? Words.EventFailed : $"{Words.EventFailed}: {Cause(detail)}",
        "resolved" => $"{Words.EventStepResolved}: {Method(detail)}",
        "waits" => Words.EventStepWaits,
        "done" => Words.EventStepDone,
        _ => detail is null ? State(step) : $"{State(step)}: {Cause(detail)}",
    };

    private static string Method(string? code) => code switch
    {
        "url_key" => Words.EventByAddress,
        "assigned" => Words.EventByPerson,
        "number" => Words.EventByNumber,
        "agent" => Words.EventByAgent,
        _ => code ?? "",
    };

    /// <summary>How long something took.</summary>
    public static string Duration(double? seconds) => seconds is { } known
        ? known < 120 ? string.Format(CultureInfo.CurrentCulture, "{0:0.0} s", known) : string.Format(CultureInfo.CurrentCulture, "{0:0} min", known / 60)
        : "–";
}
