namespace AskPro.ServiceDefaults;

/// <summary>
/// The names of the resources of the topology. They are also the names of connection strings and of hosts in service
/// discovery. The AppHost compiles this file as linked source, because it references no service assembly.
/// </summary>
#if ASKPRO_APPHOST
internal static class ResourceNames
#else
public static class ResourceNames
#endif
{
    /// <summary>The Postgres server.</summary>
    public const string Postgres = "postgres";

    /// <summary>The database on it, and the connection string of that name.</summary>
    public const string Database = "askpro";

    /// <summary>The Redis-compatible cache, and the connection string of that name.</summary>
    public const string Cache = "cache";

    /// <summary>The Worker's verb <c>migrate</c>; the others wait for its completion.</summary>
    public const string Migrations = "migrations";

    /// <summary>The Worker's verb <c>demo</c>.</summary>
    public const string Demo = "demo";

    /// <summary>The Worker's verb <c>webhooks register</c>, on demand.</summary>
    public const string RegisterWebhooks = "register-webhooks";

    /// <summary>The Worker's verb <c>cache warm</c>, on demand.</summary>
    public const string WarmCache = "warm-cache";

    /// <summary>The Worker's verb <c>events replay</c>, on demand.</summary>
    public const string ReplayDeadLetters = "replay-dead-letters";

    /// <summary>Webhooks and REST API.</summary>
    public const string Api = "api";

    /// <summary>Inbox pump and schedules.</summary>
    public const string Worker = "worker";

    /// <summary>The front end.</summary>
    public const string Web = "web";

    /// <summary>Stand-in for the outside vendors, in run mode only.</summary>
    public const string Simulator = "simulator";

    /// <summary>Gathers the figures of the services, on demand.</summary>
    public const string Prometheus = "prometheus";

    /// <summary>Tells whoever is on call what Prometheus found, on demand.</summary>
    public const string Alertmanager = "alertmanager";

    /// <summary>Shows the figures as dashboards, on demand.</summary>
    public const string Grafana = "grafana";
}
