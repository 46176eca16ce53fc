using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Companies;

/// <summary>How the Worker looks after companies; configuration section <c>Companies</c>.</summary>
internal sealed class UpkeepOptions
{
    internal const string Section = "Companies";

    /// <summary>Seconds between looks for companies to be deleted and support accesses to be ended (default 60).</summary>
    [Range(1, 86_400)]
    public int UpkeepSeconds { get; set; } = 60;

    /// <summary>Minutes that the deletion of one company may take (default 30); it is one transaction.</summary>
    [Range(1, 1440)]
    public int DeletionMinutes { get; set; } = 30;
}
