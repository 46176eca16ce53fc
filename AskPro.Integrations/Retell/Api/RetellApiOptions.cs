using System.ComponentModel.DataAnnotations;

namespace AskPro.Integrations.Retell.Api;

/// <summary>Where Retell is and how long it is waited for; configuration section <c>Retell</c>.</summary>
public sealed class RetellApiOptions
{
    internal const string Section = "Retell";

    /// <summary>Scheme, host and port (default: Retell itself). <c>http</c> in Development only, where the AppHost names the Simulator.</summary>
    [Required]
    public Uri ApiUrl { get; set; } = new("https://api.retellai.com");

    /// <summary>Longest time of one try, in seconds (default 30).</summary>
    [Range(0.1, 300)]
    public double TrySeconds { get; set; } = 30;

    /// <summary>Longest time of one call with its repetitions and pauses, in seconds (default 60).</summary>
    [Range(0.1, 600)]
    public double TotalSeconds { get; set; } = 60;

    /// <summary>How often a safe or idempotent call is repeated (default 2, as in Retell's own SDK).</summary>
    [Range(0, 5)]
    public int Repetitions { get; set; } = 2;

    /// <summary>Longest pause that Retell may ask for, in seconds (default 20); with a longer one the caller is told at once.</summary>
    [Range(0, 300)]
    public double LongestPauseSeconds { get; set; } = 20;

    /// <summary>How long nobody asks Retell after half of at least 20 tries within 30 s went wrong, in seconds (default 15).</summary>
    [Range(0.5, 300)]
    public double BreakSeconds { get; set; } = 15;
}
