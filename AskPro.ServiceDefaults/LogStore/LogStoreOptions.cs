using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>Which log records are kept in the database; configuration section <c>LogStore</c>.</summary>
internal sealed class LogStoreOptions
{
    internal const string Section = "LogStore";

    /// <summary>The least that is kept (default Information), of what <c>Logging</c> lets through at all. None: nothing is kept.</summary>
    public LogLevel MinimumLevel { get; set; } = LogLevel.Information;

    /// <summary>Records that wait in memory for the database or the cache (default 10,000); beyond it the oldest are forgotten and counted.</summary>
    [Range(1_000, 100_000)]
    public int WaitingRecords { get; set; } = 10_000;

    /// <summary>The most records that wait in the cache for the Worker (default 10,000), where a process has no right to the table; the oldest are forgotten and counted.</summary>
    [Range(1_000, 100_000)]
    public int CachedRecords { get; set; } = 10_000;
}
