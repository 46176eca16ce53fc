using System.ComponentModel.DataAnnotations;

namespace AskPro.Api.Features.Health;

/// <summary>When Api calls a component degraded; configuration section <c>Health</c>.</summary>
internal sealed class HealthOptions
{
    internal const string Section = "Health";

    /// <summary>Seconds between looks (default 10).</summary>
    [Range(1, 15)]
    public int EverySeconds { get; set; } = 10;

    /// <summary>Longest good answer of the database, its connection included, in milliseconds (default 500).</summary>
    [Range(1, 10_000)]
    public int SlowDatabaseMilliseconds { get; set; } = 500;

    /// <summary>Longest good answer of the cache in milliseconds (default 100).</summary>
    [Range(1, 10_000)]
    public int SlowCacheMilliseconds { get; set; } = 100;

    /// <summary>Webhooks with a bad signature that may come within five minutes (default 3).</summary>
    [Range(0, 1_000_000)]
    public int RefusedWebhooks { get; set; } = 3;
}
