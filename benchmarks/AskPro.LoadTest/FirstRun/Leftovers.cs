using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AskPro.LoadTest.FirstRun;

/// <summary>Processes of the run that outlived it, found by the mark in their environment; only Linux shows it.</summary>
internal static class Leftovers
{
    /// <summary>Ends them and returns their names: there should be none.</summary>
    public static IReadOnlyList<string> End(FreshMachine machine)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var mark = Encoding.UTF8.GetBytes($"{FreshMachine.Mark}={machine.Folder}\0");
        var ended = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Carries(folder, mark))
                End(pid, ended);
        }

        return ended;
    }

    private static bool Carries(string folder, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void End(int pid, List<string> ended)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            ended.Add(process.ProcessName);
            process.Kill();
            process.WaitForExit();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself meanwhile.
        }
    }
}
