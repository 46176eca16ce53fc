using System.Globalization;
using AskPro.Data.Alarms;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Alarms;

/// <summary>What people read of an alarm: figures, times and what to do. Nothing of any company, nobody's name.</summary>
internal sealed class AlarmTexts(IOptions<AlarmPageOptions> page)
{
    private const string Page = "/betrieb/alarme";

    /// <summary>Where operators see the alarms; without an address of the front end its path.</summary>
    public string Link => page.Value.PublicUrl is { } web ? new Uri(web, Page).AbsoluteUri : Page;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static string Subject(string language, WatchedRule rule, string notice)
    {
        var figure = AlarmWords.Figure(rule.Figure.Name, language);
        return (notice, language) switch
        {
            (AlarmNotices.Resolved, "en") => $"[AskPro] Over: {figure}",
            (AlarmNotices.Resolved, _) => $"[AskPro] Vorbei: {figure}",
            (AlarmNotices.Reminder, "en") => $"[AskPro] Still {Severity(rule, language)}: {figure}",
            (AlarmNotices.Reminder, _) => $"[AskPro] Weiterhin {Severity(rule, language)}: {figure}",
            _ => $"[AskPro] Alarm, {Severity(rule, language)}: {figure}",
        };
    }

    public string Body(string language, WatchedRule rule, Episode episode, double? value, string notice)
    {
        var (figure, unit) = (AlarmWords.Figure(rule.Figure.Name, language), rule.Figure.Unit);
        var (limit, peak) = (AlarmWords.Value(rule.Threshold, unit, language), AlarmWords.Value(episode.Peak, unit, language));
        var now = value is { } known ? AlarmWords.Value(known, unit, language) : language == "en" ? "not measured" : "nicht gemessen";
        var atMost = rule.Comparison == AlarmComparisons.AtMost;
        var runbook = AlarmFigures.RunbookOf(episode.Cause, rule.Figure.Name);
        IEnumerable<string?> lines = language == "en"
            ?
            [
                $"Rule: {figure} {(atMost ? "at most" : "at least")} {limit} for {rule.Window.TotalMinutes:0} min ({Severity(rule, language)})",
                $"Since: {Moment(episode.PendingAt, "en-GB")}",
                notice == AlarmNotices.Resolved ? $"Until: {Moment(episode.EndedAt!.Value, "en-GB")}" : null,
                $"Measured now: {now}",
                $"Worst value: {peak}",
                notice == AlarmNotices.Resolved || runbook is null ? null : $"What to do: {runbook}",
                $"Alarms: {Link}",
            ]
            :
            [
                $"Regel: {figure} {(atMost ? "höchstens" : "mindestens")} {limit} für {rule.Window.TotalMinutes:0} min ({Severity(rule, language)})",
                $"Seit: {Moment(episode.PendingAt, "de-DE")}",
                notice == AlarmNotices.Resolved ? $"Bis: {Moment(episode.EndedAt!.Value, "de-DE")}" : null,
                $"Jetzt gemessen: {now}",
                $"Schlimmster Wert: {peak}",
                notice == AlarmNotices.Resolved || runbook is null ? null : $"Was zu tun ist: {runbook}",
                $"Alarme: {Link}",
            ];
        return string.Join('\n', lines.Where(line => line is not null)) + "\n\nAskPro\n";
    }

    private static string Severity(WatchedRule rule, string language) => (rule.Severity, language) switch
    {
        (AlarmSeverities.Critical, "en") => "critical",
        (AlarmSeverities.Critical, _) => "kritisch",
        (_, "en") => "warning",
        _ => "Warnung",
    };

    private static string Moment(DateTimeOffset at, string culture) =>
        $"{TimeZoneInfo.ConvertTime(at, Zone).ToString("G", CultureInfo.GetCultureInfo(culture))} ({Zone.Id})";
}
