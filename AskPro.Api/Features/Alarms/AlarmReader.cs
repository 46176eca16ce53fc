using AskPro.Api.Features.Health;
using AskPro.Data;
using AskPro.Data.Alarms;
using AskPro.Data.Health;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary>Rules with how they stand, and channels.</summary>
internal sealed class AlarmReader(AskProDbContext database, HealthBoard board, TimeProvider time)
{
    internal async Task<AlarmsView> ReadAsync(CancellationToken cancellationToken)
    {
        var channels = await database.AlarmChannels.AsNoTracking().OrderBy(channel => channel.Name).ToListAsync(cancellationToken);
        var open = await database.AlarmEpisodes.AsNoTracking().Where(episode => episode.EndedAt == null).ToDictionaryAsync(episode => episode.RuleId, cancellationToken);
        var rules = await database.AlarmRules.AsNoTracking().ToListAsync(cancellationToken);
        var components = board.Read().Components.ToDictionary(component => component.Name);
        var tests = AlarmTestView.Last(await database.AlarmNotifications.AsNoTracking().Where(notification => notification.ChannelId != null).ToListAsync(cancellationToken));
        var now = time.GetUtcNow();
        var figures = AlarmFigures.All.Select(figure => Figure(figure, components[figure.Component], now)).ToList();
        return new(
            [
                .. from figure in figures
                   from rule in rules.Where(rule => rule.Figure == figure.Name).OrderBy(rule => rule.Id)
                   select View(rule, figure, open.GetValueOrDefault(rule.Id), channels.SingleOrDefault(channel => channel.Id == rule.ChannelId), now),
            ],
            [.. channels.Select(channel => AlarmChannelView.Of(channel, tests.GetValueOrDefault(channel.Id)))], figures,
            components[ComponentNames.Mails].Cause != ComponentCauses.MailNotConfigured, !IsStale(components[ComponentNames.Worker], now), components[ComponentNames.Worker].SeenAt);
    }

    /// <summary>One rule as it stands now.</summary>
    internal async Task<AlarmRuleView> ReadAsync(Guid id, CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Rules.Single(rule => rule.Id == id);

    private static AlarmRuleView View(AlarmRule rule, AlarmFigureView figure, AlarmEpisode? open, AlarmChannel? channel, DateTimeOffset now) => new(
        rule.Id, figure, rule.Comparison, rule.Threshold, rule.WindowMinutes, rule.Severity, channel?.Id, channel?.Name, rule.IsOn,
        rule.IsOn && open is not null ? open.State : "inactive", rule.IsOn ? open?.PendingAt : null, AlarmMuteView.Of(rule, now), rule.Version);

    /// <summary>As the Worker takes it: what nobody measures is nothing, but a sign of life that is missing is an outage.</summary>
    private static AlarmFigureView Figure(AlarmFigure figure, ComponentView component, DateTimeOffset now)
    {
        var isStale = IsStale(component, now);
        var isMissed = isStale && figure.Measure is null && component.SeenAt is not null && ComponentNames.IsSignOfLife(figure.Component);
        double? value = isMissed ? 2
            : isStale ? null
            : figure.Measure is { } name ? component.Measures.FirstOrDefault(measure => measure.Name == name)?.Value
            : component.State switch { ComponentStates.Down => 2, ComponentStates.Degraded => 1, ComponentStates.Well => 0, _ => null };
        return new(figure.Name, figure.Unit, value, AlarmFigures.RunbookOf(figure.Cause, figure.Name), isStale && !isMissed ? component.SeenAt : null);
    }

    private static bool IsStale(ComponentView component, DateTimeOffset now) => component.SeenAt is not { } seen || now - seen > ComponentSpan.LongestPause;
}
