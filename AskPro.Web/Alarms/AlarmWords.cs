using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Alarms;

/// <summary>Figures, rules and notifications of alarms in words.</summary>
internal static class AlarmWords
{
    public static readonly IReadOnlyList<string> Comparisons = ["at_least", "at_most"];

    public static readonly IReadOnlyList<string> Severities = ["critical", "warning"];

    public static string Figure(string name) => name switch
    {
        "api_state" => Words.AlarmApiState,
        "intake_state" => Words.AlarmIntakeState,
        "accepted_webhooks" => Words.AlarmAcceptedWebhooks,
        "refused_webhooks" => Words.AlarmRefusedWebhooks,
        "webhooks_not_stored" => Words.AlarmWebhooksNotStored,
        "database_state" => Words.AlarmDatabaseState,
        "database_answer" => Words.AlarmDatabaseAnswer,
        "processing_state" => Words.AlarmProcessingState,
        "oldest_event" => Words.AlarmOldestEvent,
        "waiting_events" => Words.AlarmWaitingEvents,
        "set_aside_state" => Words.AlarmSetAsideState,
        "dead_letters" => Words.AlarmDeadLetters,
        "quarantined_events" => Words.AlarmQuarantinedEvents,
        "unassigned_events" => Words.AlarmUnassignedEvents,
        "cache_state" => Words.AlarmCacheState,
        "cache_answer" => Words.AlarmCacheAnswer,
        "mails_state" => Words.AlarmMailsState,
        "oldest_mail" => Words.AlarmOldestMail,
        "waiting_mails" => Words.AlarmWaitingMails,
        "dead_mails" => Words.AlarmDeadMails,
        "retell_api_state" => Words.AlarmRetellApiState,
        "retell_worker_state" => Words.AlarmRetellWorkerState,
        _ => name,
    };

    public static string Unit(string unit) => unit switch { "state" => Words.AlarmUnitState, "seconds" => Words.AlarmUnitSeconds, _ => Words.AlarmUnitCount };

    public static string Comparison(string code) => code == "at_most" ? Words.AlarmAtMost : Words.AlarmAtLeast;

    public static string Severity(string code) => code == "critical" ? Words.AlarmCritical : Words.AlarmWarning;

    /// <summary>"mindestens 60 s für 2 min".</summary>
    public static string Condition(AlarmRuleAnswer rule) =>
        $"{Limit(rule.Comparison, rule.Threshold, rule.Figure.Unit)} {Words.AlarmFor} {rule.WindowMinutes} min";

    /// <summary>"mindestens 60 s".</summary>
    public static string Limit(string comparison, double threshold, string unit) => $"{Comparison(comparison)} {Value(threshold, unit)}";

    /// <summary>What is measured now, or "seit heute, 14:32 nicht gemessen".</summary>
    public static string Now(AlarmFigureAnswer figure, Func<DateTimeOffset, string> moment) =>
        figure.NotMeasuredSince is { } since ? Filled(Words.AlarmNotMeasuredSince, moment(since)) : Value(figure.Value, figure.Unit);

    public static string Value(double? value, string unit) => (unit, value) switch
    {
        (_, null) => Words.AlarmNotMeasured,
        ("state", >= 2) => Words.HealthDown,
        ("state", >= 1) => Words.HealthDegraded,
        ("state", _) => Words.HealthWell,
        ("seconds", { } seconds) => string.Create(CultureInfo.CurrentCulture, $"{seconds:0.###} s"),
        (_, { } count) => count.ToString("N0", CultureInfo.CurrentCulture),
    };

    public static string State(AlarmRuleAnswer rule) => !rule.IsOn ? Words.AlarmOff : State(rule.State);

    public static string State(string code) => code switch
    {
        "pending" => Words.AlarmPending,
        "firing" => Words.AlarmFiring,
        "resolved" => Words.AlarmResolved,
        "withdrawn" => Words.AlarmWithdrawn,
        _ => Words.AlarmInactive,
    };

    public static string Tint(string code, string severity) => (code, severity) switch
    {
        ("firing", "critical") => "tint-red",
        ("firing", _) or ("pending", _) => "tint-amber",
        ("resolved" or "inactive", _) => "tint-green",
        _ => "",
    };

    /// <summary>"4 Stunden".</summary>
    public static string Length(string minutes) => minutes switch { "30" => Words.AlarmMuteHalfHour, "240" => Words.AlarmMuteFourHours, _ => Words.AlarmMuteDay };

    /// <summary>"Stumm bis morgen, 08:00, von Ada Berg seit heute, 16:00:".</summary>
    public static string Muted(AlarmMuteAnswer mute, Func<DateTimeOffset, string> moment) => $"{Words.AlarmMuted} {MutedUntil(mute, moment)}";

    /// <summary>"bis morgen, 08:00, von Ada Berg seit heute, 16:00:".</summary>
    public static string MutedUntil(AlarmMuteAnswer mute, Func<DateTimeOffset, string> moment) =>
        Filled(Words.AlarmMutedUntil, moment(mute.Until), mute.ByName, moment(mute.Since));

    public static string Channel(AlarmChannelAnswer channel) => channel.Kind switch
    {
        "operators" => Words.AlarmToOperators,
        "webhook" => $"{Words.AlarmKindWebhook} {channel.Address}/…",
        _ => channel.Address ?? "",
    };

    /// <summary>"gemeldet an Betrieb: angekommen".</summary>
    public static string Told(AlarmToldAnswer told) => string.Format(CultureInfo.CurrentCulture, Notice(told.Notice), told.ChannelName, Delivery(told.State, told.Cause));

    private static string Filled(string pattern, params object?[] values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    private static string Notice(string code) => code switch
    {
        "resolved" => Words.AlarmToldResolved,
        "reminder" => Words.AlarmToldReminder,
        _ => Words.AlarmToldFiring,
    };

    /// <summary>"nicht angekommen (kein Mailserver eingerichtet)".</summary>
    public static string Delivery(string state, string? cause) => (state, cause) switch
    {
        ("sent", _) => Words.AlarmArrived,
        ("failed", _) => $"{Words.AlarmNotArrived} ({Cause(cause)})",
        (_, null) => Words.AlarmOnItsWay,
        _ => Filled(Words.AlarmTriedAgain, Cause(cause)),
    };

    private static string? Cause(string? code) => code switch
    {
        "mail_not_configured" => Words.AlarmNoMailServer,
        "mail_expired" or "webhook_expired" => Words.AlarmExpired,
        "webhook_refused" => Words.AlarmWebhookRefused,
        "webhook_failed" => Words.AlarmWebhookFailed,
        "webhook_redirected" => Words.AlarmWebhookRedirected,
        "webhook_unreachable" => Words.AlarmWebhookUnreachable,
        "webhook_certificate" => Words.AlarmWebhookCertificate,
        "webhook_timed_out" => Words.AlarmWebhookTimedOut,
        "webhook_not_public" => Words.AlarmWebhookNotPublic,
        "webhook_superseded" => Words.AlarmWebhookSuperseded,
        "channel_gone" => Words.AlarmChannelGone,
        _ => code,
    };

    /// <summary>What the page says after a form was sent; null: nothing.</summary>
    public static string? Done(string? done) => done switch
    {
        AlarmRoutes.Saved => Words.AlarmSaved,
        AlarmRoutes.Tested => Words.AlarmTestAsked,
        AlarmRoutes.Muted => Words.AlarmIsMuted,
        AlarmRoutes.Unmuted => Words.AlarmIsUnmuted,
        Settings.Notices.Added => Words.AlarmAdded,
        Settings.Notices.Removed => Words.AlarmRemoved,
        _ => null,
    };
}
