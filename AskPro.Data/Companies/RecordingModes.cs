using System.Text.Json;

namespace AskPro.Data.Companies;

/// <summary>
/// What happens to recordings. There is no mode without consent: in Germany recording a talk without it can be a crime (§ 201 StGB).
/// </summary>
public static class RecordingModes
{
    /// <summary>No address of a recording is stored; one from before is not shown.</summary>
    public const string Never = "never";

    /// <summary>Stored until the analysis of the call comes, longer only if that says that the caller agreed; shown then.</summary>
    public const string WithConsent = "with_consent";

    /// <summary>The boolean of <c>call_analysis.custom_analysis_data</c> by which a company's agent says that the caller agreed.</summary>
    public const string ConsentField = "recording_consent";

    /// <summary>
    /// As SQL: the calls that have an address without consent. The index of <c>calls</c> is on it, and the upkeep asks for it in the
    /// same words.
    /// </summary>
    public const string AddressWithoutConsent =
        "(recording_url is not null or recording_multi_channel_url is not null) and custom_analysis -> '" + ConsentField + "' is distinct from 'true'::jsonb";

    /// <summary>Whether an analysis says that the caller agreed.</summary>
    /// <param name="analysis"><c>custom_analysis_data</c>, valid json; null is no consent.</param>
    public static bool IsAgreed(string? analysis)
    {
        if (analysis is null) return false;
        using var document = JsonDocument.Parse(analysis);
        return document.RootElement is { ValueKind: JsonValueKind.Object } said
            && said.TryGetProperty(ConsentField, out var agreed) && agreed.ValueKind == JsonValueKind.True;
    }

    /// <summary>Every mode.</summary>
    public static IReadOnlyList<string> All { get; } = [Never, WithConsent];
}
