using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Calls;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Alarms;

/// <summary>What stands in the fields of a rule.</summary>
public sealed class RuleForm
{
    [FromForm(Name = "figure")] public string? Figure { get; set; }

    [FromForm(Name = "comparison")] public string? Comparison { get; set; }

    [FromForm(Name = "threshold")] public string? Threshold { get; set; }

    [FromForm(Name = "windowMinutes")] public string? WindowMinutes { get; set; }

    [FromForm(Name = "severity")] public string? Severity { get; set; }

    [FromForm(Name = "channelId")] public string? ChannelId { get; set; }

    [FromForm(Name = "isOn")] public string? IsOn { get; set; }

    [FromForm(Name = "version")] public string? Version { get; set; }

    public static RuleForm Of(AlarmRuleAnswer rule) => new()
    {
        Figure = rule.Figure.Name, Comparison = rule.Comparison, Threshold = rule.Threshold.ToString(CultureInfo.CurrentCulture),
        WindowMinutes = rule.WindowMinutes.ToString(CultureInfo.InvariantCulture), Severity = rule.Severity, ChannelId = rule.ChannelId?.ToString("D"),
        IsOn = rule.IsOn ? "true" : "false", Version = rule.Version.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>As Api takes it; what is no number is none, and Api says so.</summary>
    internal AlarmRuleWish Wish() => new(
        Figure, Comparison, double.TryParse(Threshold, NumberStyles.Float, CultureInfo.CurrentCulture, out var threshold) && double.IsFinite(threshold) ? threshold : null,
        int.TryParse(WindowMinutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null, Severity, Settings.FormId.Of(ChannelId), IsOn != "false",
        uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);
}

/// <summary>What Api is asked to make of a rule.</summary>
internal sealed record AlarmRuleWish(
    string? Figure, string? Comparison, double? Threshold, int? WindowMinutes, string? Severity, Guid? ChannelId, bool IsOn, uint Version);

/// <summary>What stands in the fields of a mute.</summary>
/// <param name="Minutes">One of the lengths to choose from; empty: until a moment.</param>
/// <param name="Until">Date and time of day on the operator's clock.</param>
/// <param name="Reason">Why.</param>
public sealed record MuteForm(string? Minutes = "240", string? Until = null, string? Reason = null)
{
    public static readonly IReadOnlyList<string> Lengths = ["30", "240", "1440"];

    /// <summary>As Api takes it; what is no time is none, and Api says so.</summary>
    internal AlarmMuteWish Wish(string timeZone) => int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        ? new(Reason, minutes, null)
        : new(Reason, null, CompanyClock.Instant(Until, timeZone));
}

/// <summary>What Api is asked to make of a mute.</summary>
internal sealed record AlarmMuteWish(string? Reason, int? Minutes, DateTimeOffset? Until);

/// <summary>What stands in the fields of a new channel.</summary>
public sealed record ChannelForm(string? Name = null, string? Address = null, string? Language = "de", string? Kind = "mail", string? Url = null);
