using System.ComponentModel.DataAnnotations;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>
/// How a process uses the cache; configuration section <c>Cache</c>. Nothing depends on it, so the times are short: a
/// missing cache must not hold up a request.
/// </summary>
public sealed class CacheOptions
{
    internal const string Section = "Cache";

    /// <summary>Longest wait for a connection, in milliseconds (default 2000). Only the start of a process waits for it.</summary>
    [Range(100, 60_000)]
    public int ConnectTimeoutMilliseconds { get; set; } = 2_000;

    /// <summary>Longest wait for an answer, in milliseconds (default 1000).</summary>
    [Range(50, 60_000)]
    public int CommandTimeoutMilliseconds { get; set; } = 1_000;

    /// <summary>Time between attempts to reconnect, in milliseconds (default 500).</summary>
    [Range(50, 60_000)]
    public int ReconnectMilliseconds { get; set; } = 500;

    /// <summary>Longest wait for entries, in milliseconds (default 50). What has not come by then is read from the database.</summary>
    [Range(1, 10_000)]
    public int LongestWaitMilliseconds { get; set; } = 50;

    /// <summary>For how long it is remembered to whom a number belongs, in minutes (default 1440).</summary>
    [Range(1, 10_080)]
    public int NumberMinutes { get; set; } = 1_440;

    /// <summary>For how long a company's settings are remembered, in minutes (default 60).</summary>
    [Range(1, 10_080)]
    public int CompanyMinutes { get; set; } = 60;
}
