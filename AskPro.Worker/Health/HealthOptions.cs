using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Health;

/// <summary>When the Worker calls a component degraded, and how long it is remembered; configuration section <c>Health</c>.</summary>
internal sealed class HealthOptions
{
    internal const string Section = "Health";

    /// <summary>Seconds between looks (default 10).</summary>
    [Range(1, 15)]
    public int EverySeconds { get; set; } = 10;

    /// <summary>Hours for which is kept how components stood (default 48).</summary>
    [Range(25, 720)]
    public int KeptHours { get; set; } = 48;

    /// <summary>Seconds that an event may be due (default 30).</summary>
    [Range(1, 86_400)]
    public int LateEventSeconds { get; set; } = 30;

    /// <summary>Seconds that a mail may be due (default 300).</summary>
    [Range(1, 86_400)]
    public int LateMailSeconds { get; set; } = 300;

    /// <summary>Unreadable events, and as many of nobody, that may come within an hour (default 5).</summary>
    [Range(0, 1_000_000)]
    public int SetAsideAnHour { get; set; } = 5;
}
