using System.ComponentModel.DataAnnotations;

namespace AskPro.Web.Health;

/// <summary>How Web watches Api; configuration section <c>Health</c>.</summary>
internal sealed class StatusOptions
{
    internal const string Section = "Health";

    /// <summary>Seconds between questions (default 10).</summary>
    [Range(1, 15)]
    public int EverySeconds { get; set; } = 10;
}
