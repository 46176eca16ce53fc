using AskPro.Data.Alarms;
using AskPro.Integrations.AlarmWebhooks;

namespace AskPro.Api.Features.Alarms;

/// <param name="Rules">In the order of the catalogue.</param>
/// <param name="Channels">By name.</param>
/// <param name="Figures">What can be watched.</param>
/// <param name="HasMailServer">False when none is set up: who is told by mail hears nothing.</param>
/// <param name="IsWatched">False when the Worker, which looks, is silent: nothing fires and nobody is told.</param>
/// <param name="WatchedUntil">When it gave its last sign of life; null when it never did.</param>
internal sealed record AlarmsView(
    IReadOnlyList<AlarmRuleView> Rules, IReadOnlyList<AlarmChannelView> Channels, IReadOnlyList<AlarmFigureView> Figures, bool HasMailServer, bool IsWatched, DateTimeOffset? WatchedUntil);

/// <param name="Id">The rule.</param>
/// <param name="Figure">Its figure and what that is now.</param>
/// <param name="Comparison"><c>at_least</c> or <c>at_most</c>.</param>
/// <param name="Threshold">In the unit of the figure.</param>
/// <param name="WindowMinutes">For how long it is crossed before the rule fires.</param>
/// <param name="Severity"><c>critical</c> or <c>warning</c>.</param>
/// <param name="ChannelId">Whom it is told; null: nobody.</param>
/// <param name="ChannelName">The channel's name.</param>
/// <param name="IsOn">Whether it is evaluated.</param>
/// <param name="State"><c>inactive</c>, <c>pending</c> or <c>firing</c>.</param>
/// <param name="Since">Since when the threshold is crossed.</param>
/// <param name="Mute">That nobody is told now; null when who is to know is told.</param>
/// <param name="Version">For a change.</param>
internal sealed record AlarmRuleView(
    Guid Id, AlarmFigureView Figure, string Comparison, double Threshold, int WindowMinutes, string Severity, Guid? ChannelId, string? ChannelName, bool IsOn,
    string State, DateTimeOffset? Since, AlarmMuteView? Mute, uint Version);

/// <param name="Until">Until when nobody is told.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByName">Who said so.</param>
/// <param name="Since">Since when.</param>
internal sealed record AlarmMuteView(DateTimeOffset Until, string Reason, string ByName, DateTimeOffset Since)
{
    /// <summary>Null when it is not muted, or not any more.</summary>
    internal static AlarmMuteView? Of(AlarmRule rule, DateTimeOffset now) => rule.MutedUntil > now ? new(rule.MutedUntil.Value, rule.MuteReason!, rule.MutedBy!, rule.MutedAt!.Value) : null;
}

/// <param name="Name">A stable name.</param>
/// <param name="Unit"><c>state</c> (0 well, 1 degraded, 2 down), <c>seconds</c> or <c>count</c>.</param>
/// <param name="Value">Now; null when nobody measured it in the last 45 seconds.</param>
/// <param name="Runbook">What says what to do, a path of the repository.</param>
/// <param name="NotMeasuredSince">Since when nobody measured it; null when somebody does, or never did.</param>
internal sealed record AlarmFigureView(string Name, string Unit, double? Value, string? Runbook, DateTimeOffset? NotMeasuredSince);

/// <param name="Id">The channel.</param>
/// <param name="Kind"><c>operators</c>: a mail to each of them, <c>mail</c> or <c>webhook</c>.</param>
/// <param name="Name">What operators call it.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="Address">The address of a mail, of a webhook only scheme, host and port.</param>
/// <param name="SecretHint">First and last three characters of what a webhook is signed with, as in <c>k3J…9fQ</c>.</param>
/// <param name="Test">The last try of the channel; null when nobody tried it in the last 90 days.</param>
internal sealed record AlarmChannelView(Guid Id, string Kind, string Name, string Language, string? Address, string? SecretHint, AlarmTestView? Test)
{
    internal static AlarmChannelView Of(AlarmChannel channel, AlarmTestView? test = null) => new(
        channel.Id, channel.Kind, channel.Name, channel.Language, channel.Address,
        channel.SecretHint is { } hint ? $"{hint[..AlarmWebhookSecret.HintPart]}…{hint[AlarmWebhookSecret.HintPart..]}" : null, test);
}

/// <param name="Channel">The channel.</param>
/// <param name="Secret">What a webhook is signed with from now on, shown this once; null of a mail.</param>
internal sealed record AlarmChannelMade(AlarmChannelView Channel, string? Secret);

/// <param name="State"><c>queued</c>, <c>sent</c>, or <c>failed</c> when somebody got nothing.</param>
/// <param name="Cause">Why it did not arrive, or not by the last try, a stable code.</param>
/// <param name="AskedAt">When somebody asked for it.</param>
/// <param name="FinishedAt">When all was taken, or given up.</param>
internal sealed record AlarmTestView(string State, string? Cause, DateTimeOffset AskedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>The last test of each channel, whoever got it; by the channel's id.</summary>
    internal static IReadOnlyDictionary<Guid, AlarmTestView> Last(IEnumerable<AlarmNotification> tests) => tests
        .GroupBy(test => test.ChannelId!.Value)
        .ToDictionary(channel => channel.Key, channel => Of([.. channel.GroupBy(test => test.AskedAt).MaxBy(asked => asked.Key)!]));

    private static AlarmTestView Of(IReadOnlyList<AlarmNotification> test)
    {
        var state = new[] { AlarmDeliveries.Failed, AlarmDeliveries.Queued }.FirstOrDefault(state => test.Any(one => one.State == state)) ?? AlarmDeliveries.Sent;
        return new(state, test.FirstOrDefault(one => one.State == state && one.Cause is not null)?.Cause, test[0].AskedAt, state == AlarmDeliveries.Queued ? null : test.Max(one => one.FinishedAt));
    }
}

/// <param name="Id">The episode.</param>
/// <param name="Figure">The rule's figure.</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Comparison">As the rule was when it began.</param>
/// <param name="Threshold">As the rule was when it began.</param>
/// <param name="Severity">As the rule was when it began.</param>
/// <param name="State"><c>firing</c>, <c>resolved</c> or <c>withdrawn</c>: its rule was switched off or removed.</param>
/// <param name="From">Since when the threshold was crossed.</param>
/// <param name="FiredAt">When it had been crossed for the whole window.</param>
/// <param name="Until">When it was over; null while it fires.</param>
/// <param name="Peak">The worst value.</param>
/// <param name="Cause">Why, a stable code.</param>
/// <param name="Runbook">What says what to do.</param>
/// <param name="MutedAt">Since when its rule was muted while it fired, the last time that it was; null when it never was.</param>
/// <param name="Told">Who was told, in their order.</param>
internal sealed record AlarmEpisodeView(
    Guid Id, string Figure, string Unit, string Comparison, double Threshold, string Severity, string State, DateTimeOffset From, DateTimeOffset FiredAt,
    DateTimeOffset? Until, double Peak, string Cause, string? Runbook, DateTimeOffset? MutedAt, IReadOnlyList<AlarmToldView> Told);

/// <param name="ChannelName">Whom.</param>
/// <param name="Notice"><c>firing</c>, <c>reminder</c> or <c>resolved</c>.</param>
/// <param name="State"><c>queued</c>, <c>sent</c> or <c>failed</c>.</param>
/// <param name="Cause">Why it did not arrive, a stable code.</param>
/// <param name="AskedAt">When it was written.</param>
internal sealed record AlarmToldView(string ChannelName, string Notice, string State, string? Cause, DateTimeOffset AskedAt)
{
    internal static AlarmToldView Of(AlarmNotification told) => new(told.ChannelName, told.Notice, told.State, told.Cause, told.AskedAt);
}
