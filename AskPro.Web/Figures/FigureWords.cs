using System.Globalization;
using AskPro.Web.Calls;
using AskPro.Web.Events;
using AskPro.Web.Texts;

namespace AskPro.Web.Figures;

/// <summary>What figures count, in words.</summary>
internal static class FigureWords
{
    // Percentiles are called the same in every language.
    internal const string P50 = "P50";
    internal const string P95 = "P95";
    internal const string P99 = "P99";

    /// <summary>States of calls in the order of the bars, from below.</summary>
    public static readonly IReadOnlyList<string> Calls = ["ended", "being_analyzed", "in_progress", "analysis_not_received", "end_not_reported"];

    public static readonly IReadOnlyList<string> Events = ["done", "queued", "unassigned", "quarantined", "dead", "refused"];

    public static string Call(string code) => CallWords.State(code);

    public static string Event(string code) => EventWords.State(code);

    public static string Length(int days) => days == 1 ? Words.FiguresDay : Words.FiguresDays.Replace("{0}", days.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal);

    public static string Outcome(string code) => code switch
    {
        "transferred" => Words.EndTransfer,
        "advertising" => Words.OutcomeAdvertising,
        "not_reached" => Words.OutcomeNotReached,
        "technical_error" => Words.EndTechnical,
        "successful" => Words.FiguresSuccessful,
        "unsuccessful" => Words.FiguresUnsuccessful,
        "unsaid" => Words.FiguresUnsaid,
        _ => code,
    };

    public static string Resolution(string code) => code switch
    {
        "url_key" => Words.FiguresByAddress,
        "number" => Words.FiguresByNumber,
        "agent" => Words.FiguresByAgent,
        _ => code,
    };

    public static string Mail(string code) => code switch
    {
        "sent" => Words.FiguresMailSent,
        "dead" => Words.FiguresMailDead,
        "queued" => Words.FiguresMailQueued,
        _ => code,
    };

    public static string Company(string code) => code == "active" ? Words.FiguresCompaniesActive : Words.FiguresCompaniesWithCalls;

    public static string Seconds(double seconds) => seconds switch
    {
        < 1 => string.Create(CultureInfo.CurrentCulture, $"{seconds * 1000:0} ms"),
        < 120 => string.Create(CultureInfo.CurrentCulture, $"{seconds:0.0} s"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{seconds / 60:0} min"),
    };

    /// <summary>"14:00" or "Mo., 23.11.".</summary>
    public static string Bar(DateTimeOffset at, string unit, string zone) => unit == "hour"
        ? CompanyClock.TimeOfDay(at, zone)
        : TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString(Words.DatePattern, CultureInfo.CurrentCulture);
}
