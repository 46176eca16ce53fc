namespace AskPro.Web.Backend;

/// <param name="Rules">With how they stand.</param>
/// <param name="Channels">Whom alarms are told.</param>
/// <param name="Figures">What can be watched.</param>
/// <param name="IsWatched">False when nobody looks.</param>
public sealed record AlarmsAnswer(
    IReadOnlyList<AlarmRuleAnswer> Rules, IReadOnlyList<AlarmChannelAnswer> Channels, IReadOnlyList<AlarmFigureAnswer> Figures, bool HasMailServer, bool IsWatched, DateTimeOffset? WatchedUntil);

/// <param name="State"><c>inactive</c>, <c>pending</c> or <c>firing</c>.</param>
/// <param name="Since">Since when the threshold is crossed.</param>
public sealed record AlarmRuleAnswer(
    Guid Id, AlarmFigureAnswer Figure, string Comparison, double Threshold, int WindowMinutes, string Severity, Guid? ChannelId, string? ChannelName, bool IsOn,
    string State, DateTimeOffset? Since, AlarmMuteAnswer? Mute, uint Version);

/// <summary>That nobody is told.</summary>
public sealed record AlarmMuteAnswer(DateTimeOffset Until, string Reason, string ByName, DateTimeOffset Since);

/// <param name="Unit"><c>state</c>, <c>seconds</c> or <c>count</c>.</param>
/// <param name="Value">Now; null when nobody measured it.</param>
public sealed record AlarmFigureAnswer(string Name, string Unit, double? Value, string? Runbook, DateTimeOffset? NotMeasuredSince);

public sealed record AlarmChannelAnswer(Guid Id, string Kind, string Name, string Language, string? Address, string? SecretHint, AlarmTestAnswer? Test);

/// <summary>A channel made just now, or a secret.</summary>
/// <param name="Secret">Shown this once; null of a mail.</param>
public sealed record AlarmChannelMadeAnswer(AlarmChannelAnswer Channel, string? Secret);

/// <summary>The last try of a channel.</summary>
public sealed record AlarmTestAnswer(string State, string? Cause, DateTimeOffset AskedAt, DateTimeOffset? FinishedAt);

public sealed record AlarmHistoryAnswer(IReadOnlyList<AlarmEpisodeAnswer> Items, Guid? NextCursor);

/// <summary>A time in which an alarm fired.</summary>
/// <param name="Peak">The worst value.</param>
public sealed record AlarmEpisodeAnswer(
    Guid Id, string Figure, string Unit, string Comparison, double Threshold, string Severity, string State, DateTimeOffset From, DateTimeOffset FiredAt,
    DateTimeOffset? Until, double Peak, string Cause, string? Runbook, DateTimeOffset? MutedAt, IReadOnlyList<AlarmToldAnswer> Told);

public sealed record AlarmToldAnswer(string ChannelName, string Notice, string State, string? Cause, DateTimeOffset AskedAt);
