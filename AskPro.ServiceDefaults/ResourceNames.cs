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

    /// <summary>Webhooks and REST API.</summary>
    public const string Api = "api";

    /// <summary>Inbox pump and schedules.</summary>
    public const string Worker = "worker";

    /// <summary>The front end.</summary>
    public const string Web = "web";

    /// <summary>Stand-in for the outside vendors, in run mode only.</summary>
    public const string Simulator = "simulator";
}
