using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AskPro.Hosting.Processes;

/// <summary>A process that cannot be mistaken for a later one with the same number.</summary>
/// <param name="Pid">The number.</param>
/// <param name="Started">When it began, in a form that only ever matches the same process of the same boot.</param>
internal sealed record ProcessIdentity(int Pid, string Started)
{
    [JsonIgnore]
    public bool IsAlive => Of(Pid) == this;

    public static ProcessIdentity Own() => Of(Environment.ProcessId)!;

    /// <summary>Null when there is no such process, or it is dead and only waits to be collected.</summary>
    public static ProcessIdentity? Of(int pid)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OfLinux(pid) : OfOther(pid);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static ProcessIdentity? OfLinux(int pid)
    {
        var status = File.ReadAllText($"/proc/{pid}/stat");
        // The name in parentheses may hold blanks and parentheses; what follows the last one is fixed:
        // the state first, the start in clock ticks since boot as the twentieth.
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        return fields[0] is "Z" or "X" ? null : new ProcessIdentity(pid, $"{boot}/{fields[19]}");
    }

    private static ProcessIdentity? OfOther(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.HasExited
            ? null
            : new ProcessIdentity(pid, process.StartTime.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }
}
