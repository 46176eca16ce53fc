using System.ComponentModel.DataAnnotations;

namespace AskPro.Worker.Logs;

/// <summary>How log records of Web are collected and for how long all are kept; configuration section <c>LogStore</c>.</summary>
internal sealed class LogOptions
{
    internal const string Section = "LogStore";

    /// <summary>Days (default 7).</summary>
    [Range(1, 90)]
    public int KeptDays { get; set; } = 7;

    /// <summary>The most records (default 500,000); the oldest go first.</summary>
    [Range(1_000, 10_000_000)]
    public int KeptRecords { get; set; } = 500_000;

    /// <summary>Seconds between looks (default 60).</summary>
    [Range(1, 3_600)]
    public int ForgetSeconds { get; set; } = 60;

    /// <summary>Seconds between looks for log records of Web in the cache (default 1).</summary>
    [Range(1, 60)]
    public int CollectSeconds { get; set; } = 1;
}
