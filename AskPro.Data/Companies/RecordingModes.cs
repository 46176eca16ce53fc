namespace AskPro.Data.Companies;

/// <summary>
/// What happens to recordings. There is no mode without consent: in Germany recording a talk without it can be a crime (§ 201 StGB).
/// </summary>
public static class RecordingModes
{
    /// <summary>No address of a recording is stored; one from before is not shown.</summary>
    public const string Never = "never";

    /// <summary>Stored, and shown once the analysis of the call says that the caller agreed.</summary>
    public const string WithConsent = "with_consent";

    /// <summary>The boolean of <c>call_analysis.custom_analysis_data</c> by which a company's agent says that the caller agreed.</summary>
    public const string ConsentField = "recording_consent";

    /// <summary>Every mode.</summary>
    public static IReadOnlyList<string> All { get; } = [Never, WithConsent];
}
