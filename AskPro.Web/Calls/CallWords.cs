using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Calls;

/// <summary>The words of a call, one vocabulary on every page.</summary>
internal static class CallWords
{
    public static string State(string state) => state switch
    {
        CallStates.InProgress => Words.StateInProgress,
        CallStates.BeingAnalyzed => Words.StateBeingAnalyzed,
        CallStates.Ended => Words.StateEnded,
        CallStates.EndNotReported => Words.StateEndNotReported,
        CallStates.AnalysisNotReceived => Words.StateAnalysisNotReceived,
        _ => state,
    };

    /// <summary>What came of an analysed call; null while that is open or nothing says it.</summary>
    public static string? Outcome(CallAnswer call) => call.State != CallStates.Ended ? null : call.Outcome switch
    {
        "appointment_booked" => Words.OutcomeBooked,
        "appointment_rescheduled" => Words.OutcomeRescheduled,
        "appointment_cancelled" => Words.OutcomeCancelled,
        "callback_needed" => Words.OutcomeCallback,
        "information_given" => Words.OutcomeInformation,
        "transferred" => Words.EndTransfer,
        "advertising" => Words.OutcomeAdvertising,
        "not_reached" => Words.OutcomeNotReached,
        "hung_up" => Words.OutcomeHungUp,
        "technical_error" => Words.EndTechnical,
        _ => null,
    };

    /// <summary>The tint of the badge; the word says the same, so nobody depends on it.</summary>
    public static string Tint(CallAnswer call) => call switch
    {
        { State: CallStates.InProgress } => "tint-live",
        { State: CallStates.BeingAnalyzed } => "tint-accent",
        { State: CallStates.EndNotReported or CallStates.AnalysisNotReceived } => "tint-amber",
        { Outcome: "appointment_booked" or "appointment_rescheduled" } => "tint-green",
        { Outcome: "callback_needed" } => "tint-amber",
        { Outcome: "technical_error" } => "tint-red",
        _ => "",
    };

    /// <summary>Name, else number as far as there is one.</summary>
    public static string Who(CallAnswer call) =>
        call.CallerName ?? Number(call) ?? NoNumber(call.CallerNumberKind);

    /// <summary>The line under <see cref="Who"/>: the number, or why there is none; null when it would repeat it or nothing is known.</summary>
    public static string? WhoElse(CallAnswer call) => call.CallerNumberKind switch
    {
        _ when Number(call) is { } number => call.CallerName is null ? null : number,
        "withheld" => Words.NumberWithheld,
        "unreadable" => Words.NumberUnreadable,
        "web_call" when call.CallerName is not null => Words.WebCall,
        _ => null,
    };

    private static string NoNumber(string? kind) => kind switch
    {
        "web_call" => Words.WebCall,
        "test" => Words.TestEventCaller,
        _ => Words.UnknownCaller,
    };

    public static string Direction(string? direction) => direction switch
    {
        "inbound" => Words.DirectionInbound,
        "outbound" => Words.DirectionOutbound,
        _ => Words.NotReported,
    };

    /// <summary>Why the call ended. Reasons Retell adds later are shown as they come rather than not at all.</summary>
    public static string EndReason(string reason) => reason switch
    {
        "user_hangup" => Words.EndUserHangup,
        "agent_hangup" => Words.EndAgentHangup,
        "call_transfer" or "transfer_bridged" => Words.EndTransfer,
        "call_take_over" => Words.EndTakeOver,
        "voicemail_reached" => Words.EndVoicemail,
        "ivr_reached" => Words.EndIvr,
        "inactivity" => Words.EndInactivity,
        "max_duration_reached" => Words.EndMaxDuration,
        "manual_stopped" => Words.EndStopped,
        "dial_busy" => Words.EndBusy,
        "dial_no_answer" => Words.EndNoAnswer,
        "user_declined" => Words.EndDeclined,
        "marked_as_spam" or "scam_detected" => Words.EndSpam,
        "invalid_destination" => Words.EndInvalidNumber,
        "concurrency_limit_reached" or "no_concurrency_fallback" or "no_valid_payment" => Words.EndRefused,
        _ when reason.StartsWith("error_", StringComparison.Ordinal) || reason.StartsWith("dial_", StringComparison.Ordinal) => Words.EndTechnical,
        _ => reason,
    };

    /// <summary>Contradictions found when the call was given to the company: codes separated by blanks.</summary>
    public static IEnumerable<string> Notes(string? codes) =>
        (codes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => code switch
        {
            "number_of_other_company" => Words.NoteNumber,
            "agent_of_other_company" => Words.NoteAgent,
            _ => code,
        });

    /// <summary>Minutes and seconds, hours only when there are some: 0:07, 12:40, 1:02:03.</summary>
    public static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Max(0, Math.Floor(seconds)));
        return time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
    }

    private static string? Number(CallAnswer call) => call.CallerNumberDisplay ?? call.CallerNumber;
}
