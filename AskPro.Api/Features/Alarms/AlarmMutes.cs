using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Alarms;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary>Keeps a rule quiet for a while, and lets it speak again.</summary>
internal sealed class AlarmMutes(AskProDbContext database, TenantContext tenant, OperatorAuditTrail audit, TimeProvider time)
{
    private const int LongestReason = 300;

    /// <returns>When it ends and why, as far as it can be read.</returns>
    internal (DateTimeOffset Until, string Reason) Check(MuteAlarmRule.Wish wish, FieldErrors errors)
    {
        var now = time.GetUtcNow();
        var reason = errors.Text("reason", wish.Reason, LongestReason);
        if (wish.Minutes is { } minutes)
        {
            if (minutes < 1 || minutes > AlarmRule.LongestMute.TotalMinutes) errors.Add("minutes", FieldErrorCodes.OutOfRange);
            return (now.AddMinutes(Math.Clamp(minutes, 1, AlarmRule.LongestMute.TotalMinutes)), reason);
        }

        if (wish.Until is not { } until) errors.Add("until", FieldErrorCodes.Required);
        else if (until <= now) errors.Add("until", FieldErrorCodes.Past);
        else if (until - now > AlarmRule.LongestMute) errors.Add("until", FieldErrorCodes.TooFarAway);
        else return (until.ToUniversalTime(), reason);
        return (default, reason);
    }

    /// <returns>False when somebody else was faster.</returns>
    internal async Task<bool> MuteAsync(AlarmRule rule, DateTimeOffset until, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = MuteFacts.Of(rule, now);
        var name = await database.Users.Where(user => user.Id == tenant.UserId).Select(user => user.DisplayName).SingleAsync(cancellationToken);
        (rule.MutedUntil, rule.MuteReason, rule.MutedAt, rule.MutedBy) = (until, reason, now, name);
        await audit.RecordAsync(null, "alarm.rule_muted", new(rule.Id, rule.Figure), before, new MuteFacts(reason, until), cancellationToken);
        return await database.TrySaveAsync(cancellationToken);
    }

    /// <inheritdoc cref="MuteAsync"/>
    internal async Task<bool> UnmuteAsync(AlarmRule rule, CancellationToken cancellationToken)
    {
        // One that has ended by itself is no news.
        var now = time.GetUtcNow();
        if (rule.MutedUntil > now) await audit.RecordAsync(null, "alarm.rule_unmuted", new(rule.Id, rule.Figure), MuteFacts.Of(rule, now), null, cancellationToken);
        (rule.MutedUntil, rule.MuteReason, rule.MutedAt, rule.MutedBy) = (null, null, null, null);
        return await database.TrySaveAsync(cancellationToken);
    }
}

/// <summary>What the audit log says of a mute.</summary>
internal sealed record MuteFacts(string Reason, DateTimeOffset ExpiresAt)
{
    /// <summary>Null when it is not muted, or not any more.</summary>
    internal static MuteFacts? Of(AlarmRule rule, DateTimeOffset now) => rule.MutedUntil > now ? new(rule.MuteReason!, rule.MutedUntil.Value) : null;
}
