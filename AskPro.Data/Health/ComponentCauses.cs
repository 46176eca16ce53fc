namespace AskPro.Data.Health;

/// <summary>Why a component is not well, as stable codes, and which runbook says what to do.</summary>
public static class ComponentCauses
{
    /// <summary>Worker gave no sign of life.</summary>
    public const string WorkerSilent = "worker_silent";

    /// <summary>Nobody measured it.</summary>
    public const string NotMeasured = "not_measured";

    /// <summary>Postgres does not answer.</summary>
    public const string DatabaseAway = "database_away";

    /// <summary>Postgres, or a place in the pool, takes long.</summary>
    public const string DatabaseSlow = "database_slow";

    /// <summary>Redis does not answer.</summary>
    public const string CacheAway = "cache_away";

    /// <summary>Redis takes long.</summary>
    public const string CacheSlow = "cache_slow";

    /// <summary>Webhooks with a wrong, old or missing signature.</summary>
    public const string WebhooksRefused = "webhooks_refused";

    /// <summary>Webhooks whose senders were told to come back.</summary>
    public const string WebhooksNotStored = "webhooks_not_stored";

    /// <summary>Worker lives and does not get through to the inbox.</summary>
    public const string WorkerStuck = "worker_stuck";

    /// <summary>Events have been due for long.</summary>
    public const string EventsWait = "events_wait";

    /// <summary>Events failed four times.</summary>
    public const string DeadLetters = "dead_letters";

    /// <summary>Many unreadable events within an hour.</summary>
    public const string QuarantineGrows = "quarantine_grows";

    /// <summary>Many events of nobody within an hour.</summary>
    public const string UnassignedGrows = "unassigned_grows";

    /// <summary>No mail server is configured.</summary>
    public const string MailNotConfigured = "mail_not_configured";

    /// <summary>The mail server takes no connection or no sign-in.</summary>
    public const string MailServerAway = "mail_server_away";

    /// <summary>Mails have been due for long.</summary>
    public const string MailsWait = "mails_wait";

    /// <summary>Mails that could not be sent.</summary>
    public const string MailsDead = "mails_dead";

    /// <summary>Retell is not asked, because it failed too often.</summary>
    public const string RetellCircuitOpen = "retell_circuit_open";

    /// <summary>Retell does not answer often enough.</summary>
    public const string RetellFails = "retell_fails";

    /// <summary>The runbook, a path of the repository; null where there is nothing to do.</summary>
    public static string? RunbookOf(string? cause) => cause switch
    {
        null or NotMeasured => null,
        WorkerSilent => Path("service-down"),
        DatabaseSlow => Path("pool-exhausted"),
        MailNotConfigured or MailServerAway => Path("mails-wait"),
        _ => Path(cause.Replace('_', '-')),
    };

    private static string Path(string name) => $"docs/runbooks/{name}.md";
}
