using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Alarms;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary>What an operator typed for a rule.</summary>
/// <param name="Figure">Of the catalogue; of no meaning in a change.</param>
/// <param name="Comparison"><c>at_least</c> or <c>at_most</c>.</param>
/// <param name="Threshold">0 to 1000000000, of a state 1 (degraded) or 2 (down).</param>
/// <param name="WindowMinutes">0 to 1440.</param>
/// <param name="Severity"><c>critical</c> or <c>warning</c>.</param>
/// <param name="ChannelId">Whom it is told; null: nobody.</param>
/// <param name="IsOn">Whether it is evaluated.</param>
/// <param name="Version">Of a change: as it was read.</param>
internal sealed record AlarmRuleWish(
    string? Figure, string? Comparison, double? Threshold, int? WindowMinutes, string? Severity, Guid? ChannelId, bool IsOn = true, uint Version = 0);

/// <summary>Looks at what was typed for a rule.</summary>
internal sealed class AlarmInput(AskProDbContext database)
{
    private const double Highest = 1_000_000_000;
    private const int LongestWindow = 1440;

    /// <returns>The name of the channel; null without one.</returns>
    internal async Task<string?> CheckAsync(AlarmRuleWish wish, AlarmFigure? figure, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (figure is null) errors.Add("figure", FieldErrorCodes.Unknown);
        errors.Check("comparison", wish.Comparison, AlarmComparisons.All.Contains, FieldErrorCodes.Unknown);
        errors.Check("severity", wish.Severity, AlarmSeverities.All.Contains, FieldErrorCodes.Unknown);
        var isGood = figure?.Unit == "state" ? wish.Threshold is 1 or 2 : wish.Threshold is >= 0 and <= Highest;
        if (!isGood) errors.Add("threshold", FieldErrorCodes.OutOfRange);
        if (wish.WindowMinutes is not (>= 0 and <= LongestWindow)) errors.Add("windowMinutes", FieldErrorCodes.OutOfRange);
        if (wish.ChannelId is not { } id) return null;
        var name = await database.AlarmChannels.Where(channel => channel.Id == id).Select(channel => channel.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is null) errors.Add("channelId", FieldErrorCodes.Unknown);
        return name;
    }

    internal async Task<string?> ChannelNameAsync(Guid? id, CancellationToken cancellationToken) =>
        await database.AlarmChannels.Where(channel => channel.Id == id).Select(channel => channel.Name).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>What the audit log says of a rule.</summary>
internal sealed record AlarmRuleFacts(string Comparison, double Threshold, int WindowMinutes, string Severity, string? Channel, bool IsOn);
