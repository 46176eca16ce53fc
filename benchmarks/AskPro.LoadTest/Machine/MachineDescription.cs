using System.Globalization;
using System.Runtime.InteropServices;

namespace AskPro.LoadTest.Machine;

/// <summary>What a figure was measured on; a figure without it says nothing.</summary>
internal static class MachineDescription
{
    public static string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024):0} GiB, "
        + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Repository.Configuration} build");

    /// <summary>Load average of the last minute; empty where the system has none.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
