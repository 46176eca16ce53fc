using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Health;

/// <summary>Components in words: what each is, how it stands, what was measured, and what to do.</summary>
internal static class HealthWords
{
    public static string Component(string name) => name switch
    {
        "web" => Words.HealthWeb,
        "api" => Words.HealthApi,
        "intake" => Words.HealthIntake,
        "database" => Words.HealthDatabase,
        "worker" => Words.HealthWorker,
        "processing" => Words.HealthProcessing,
        "set_aside" => Words.HealthSetAside,
        "cache" => Words.HealthCache,
        "mails" => Words.HealthMails,
        "retell_api" => Words.HealthRetellOfApi,
        "retell_worker" => Words.HealthRetellOfWorker,
        _ => name,
    };

    public static string State(string state) => state switch
    {
        "well" => Words.HealthWell,
        "degraded" => Words.HealthDegraded,
        "down" => Words.HealthDown,
        _ => Words.HealthUnknown,
    };

    /// <summary>The same without colours.</summary>
    public static string Sign(string state) => state switch { "well" => "✓", "degraded" => "!", "down" => "✕", _ => "–" };

    public static string Tint(string state) => state switch { "well" => "tint-green", "degraded" => "tint-amber", "down" => "tint-red", _ => "" };

    /// <summary>Why, and what to do; null when it is well.</summary>
    public static string? Advice(string? cause) => cause switch
    {
        null => null,
        "api_away" => Words.HealthApiAway,
        "worker_silent" => Words.HealthWorkerSilent,
        "not_measured" => Words.HealthNotMeasured,
        "database_away" => Words.HealthDatabaseAway,
        "database_slow" => Words.HealthDatabaseSlow,
        "cache_away" => Words.HealthCacheAway,
        "cache_slow" => Words.HealthCacheSlow,
        "webhooks_refused" => Words.HealthWebhooksRefused,
        "webhooks_not_stored" => Words.HealthWebhooksNotStored,
        "worker_stuck" => Words.HealthWorkerStuck,
        "events_wait" => Words.HealthEventsWait,
        "dead_letters" => Words.HealthDeadLetters,
        "quarantine_grows" => Words.HealthQuarantineGrows,
        "unassigned_grows" => Words.HealthUnassignedGrows,
        "mail_not_configured" => Words.HealthMailNotConfigured,
        "mail_server_away" => Words.HealthMailServerAway,
        "mails_wait" => Words.HealthMailsWait,
        "mails_dead" => Words.HealthMailsDead,
        "retell_circuit_open" => Words.HealthRetellCircuitOpen,
        "retell_fails" => Words.HealthRetellFails,
        _ => cause,
    };

    public static string Measure(string name) => name switch
    {
        "answer_seconds" => Words.MeasureAnswer,
        "heartbeat_seconds" => Words.MeasureHeartbeat,
        "oldest_due_seconds" => Words.MeasureOldestDue,
        "last_look_seconds" => Words.MeasureLastLook,
        "waiting" => Words.MeasureWaiting,
        "dead" => Words.MeasureDead,
        "quarantined" => Words.MeasureQuarantined,
        "unassigned" => Words.MeasureUnassigned,
        "in_process" => Words.MeasureInProcess,
        "accepted_5m" => Words.MeasureAccepted,
        "refused_5m" => Words.MeasureRefused,
        "not_stored_5m" => Words.MeasureNotStored,
        "asked_5m" => Words.MeasureAsked,
        "failed_5m" => Words.MeasureFailed,
        _ => name,
    };

    /// <summary>"3,2 ms", "12 s", "14 min", or a count.</summary>
    public static string Value(MeasureAnswer measure) => measure.Name.EndsWith("_seconds", StringComparison.Ordinal)
        ? measure.Value switch
        {
            0 => "0 s",
            < 1 => string.Create(CultureInfo.CurrentCulture, $"{measure.Value * 1000:0.#} ms"),
            < 120 => string.Create(CultureInfo.CurrentCulture, $"{measure.Value:0} s"),
            < 7200 => string.Create(CultureInfo.CurrentCulture, $"{measure.Value / 60:0} min"),
            _ => string.Create(CultureInfo.CurrentCulture, $"{measure.Value / 3600:0} h"),
        }
        : measure.Value.ToString("N0", CultureInfo.CurrentCulture);
}
