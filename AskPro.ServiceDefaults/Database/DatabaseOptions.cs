using System.ComponentModel.DataAnnotations;

namespace AskPro.ServiceDefaults.Database;

/// <summary>How a process uses Postgres; configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    internal const string Section = "Database";

    /// <summary>
    /// Most connections of this process, EF and hand-written SQL together (default 20). More gain nothing on the ingest
    /// path and cost the server memory.
    /// </summary>
    [Range(1, 500)]
    public int MaxPoolSize { get; set; } = 20;

    /// <summary>Connections kept open when idle (default 2), so that the first request after a pause is fast.</summary>
    [Range(0, 500)]
    public int MinPoolSize { get; set; } = 2;

    /// <summary>Longest time to get a connection, from the pool or from the server, in seconds (default 5).</summary>
    [Range(1, 300)]
    public int ConnectTimeoutSeconds { get; set; } = 5;

    /// <summary>Longest time a command may take, in seconds (default 15).</summary>
    [Range(1, 3600)]
    public int CommandTimeoutSeconds { get; set; } = 15;

    /// <summary>Statements that a connection prepares by itself after their fifth use (default 50; 0 = none).</summary>
    [Range(0, 1000)]
    public int MaxAutoPrepare { get; set; } = 50;

    /// <summary>Seconds between probes of an idle connection (default 30), so that a dead server is noticed; 0 = none.</summary>
    [Range(0, 3600)]
    public int KeepAliveSeconds { get; set; } = 30;
}
