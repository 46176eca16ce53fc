using System.Text.Json;

namespace AskPro.Api.Features.Calls;

/// <summary>
/// What came of a call, as far as the facts say it. Read from well-known keys of the analysis (which each company configures
/// at Retell) and from the end of the call; null when neither says anything. Nothing is guessed from free text.
/// </summary>
internal static class CallOutcome
{
    private static readonly (string Key, string Outcome)[] Known =
    [
        ("appointment_booked", "appointment_booked"),
        ("appointment_rescheduled", "appointment_rescheduled"),
        ("appointment_cancelled", "appointment_cancelled"),
        ("callback_requested", "callback_needed"),
        ("spam", "advertising"),
        ("question_answered", "information_given"),
    ];

    /// <param name="analysis">The company's own analysis fields, <c>call_analysis.custom_analysis_data</c>.</param>
    /// <param name="disconnectionReason">Retell's <c>disconnection_reason</c>.</param>
    /// <param name="successful">Retell's <c>call_successful</c>.</param>
    /// <param name="appointments">Whether the company uses appointments; otherwise none is an outcome.</param>
    internal static string? Of(JsonElement? analysis, string? disconnectionReason, bool? successful, bool appointments = true)
    {
        if (analysis is { ValueKind: JsonValueKind.Object } found)
        {
            foreach (var (key, outcome) in Known)
            {
                if (!appointments && key.StartsWith("appointment_", StringComparison.Ordinal)) continue;
                if (found.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True) return outcome;
            }
        }

        return disconnectionReason switch
        {
            "call_transfer" or "transfer_bridged" => "transferred",
            "marked_as_spam" or "scam_detected" => "advertising",
            "dial_busy" or "dial_failed" or "dial_no_answer" or "user_declined" => "not_reached",
            "user_hangup" when successful is false => "hung_up",
            not null when disconnectionReason.StartsWith("error_", StringComparison.Ordinal) => "technical_error",
            _ => null,
        };
    }
}
