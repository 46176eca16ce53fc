using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Unassigned;

/// <summary>Why something is nobody's, and whose it may be, in words.</summary>
internal static class UnassignedWords
{
    public static string Reason(string code) => code switch
    {
        "number_unknown" => Words.UnassignedNumberUnknown,
        "number_unreadable" => Words.UnassignedNumberUnreadable,
        "agent_unknown" => Words.UnassignedAgentUnknown,
        "agent_ambiguous" => Words.UnassignedAgentAmbiguous,
        _ => code,
    };

    public static string Suggestion(AssignmentSuggestionAnswer suggestion) => string.Format(CultureInfo.CurrentCulture, Kind(suggestion.Kind), suggestion.Number);

    public static string Remedy(string code) => code switch
    {
        "number" => Words.AssignAllNumber,
        "agent" => Words.AssignAllAgent,
        _ => Words.AssignAllEvents,
    };

    /// <summary>Number and agent as they came.</summary>
    public static string WaitsFor(UnassignedGroupAnswer group) =>
        string.Join(" · ", new[] { group.Number, group.AgentId }.OfType<string>()) is { Length: > 0 } named ? named : Words.UnassignedNoName;

    private static string Kind(string code) => code switch
    {
        "entered" => Words.SuggestionEntered,
        "one_digit" => Words.SuggestionOneDigit,
        "swapped" => Words.SuggestionSwapped,
        "digit_missing" => Words.SuggestionDigitMissing,
        "digit_extra" => Words.SuggestionDigitExtra,
        "area_code" => Words.SuggestionAreaCode,
        "agent" => Words.SuggestionAgent,
        _ => code,
    };
}
