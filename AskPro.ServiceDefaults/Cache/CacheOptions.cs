using System.ComponentModel.DataAnnotations;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>
/// How a process uses the cache; configuration section <c>Cache</c>. It carries hints only, so the times are short: a
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
}
