using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AskPro.Hosting.Servers;

/// <summary>
/// What a killed server leaves in its data folder: backends that have not yet noticed, and a pid file whose
/// number may meanwhile belong to somebody else. A new server refuses to start beside either.
/// </summary>
internal static class PostgresLeftovers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public static async Task ClearAsync(string dataFolder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var pidFile = Path.Combine(dataFolder, "postmaster.pid");
        if (!File.Exists(pidFile))
        {
            return;
        }

        var server = ReadPid(pidFile);
        var watch = Stopwatch.StartNew();
        var told = false;
        while (ProcessesIn(dataFolder, server) is { Count: > 0 } living)
        {
            if (watch.Elapsed > Patience && living.Contains(server))
            {
                throw new ServerSetupException($"The database folder {dataFolder} is in use by process {server}: stop the other run of AskPro first.");
            }

            if (!told)
            {
                progress.Report("Waiting for the last processes of an earlier Postgres to end ...");
                told = true;
            }

            if (watch.Elapsed > Patience)
            {
                // Their server is gone, so what they do can no longer be committed.
                living.ForEach(Kill);
            }

            await Task.Delay(Step, TimeProvider.System, cancellationToken);
        }

        File.Delete(pidFile);
    }

    private static int ReadPid(string pidFile) =>
        int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid) ? pid : 0;

    /// <summary>Processes of a server work in its data folder. Without /proc only the server itself can be seen.</summary>
    private static List<int> ProcessesIn(string dataFolder, int server)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [.. Process.GetProcessesByName("postgres").Where(process => process.Id == server).Select(process => process.Id)];
        }

        return [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && WorksIn(pid, dataFolder))];
    }

    private static bool WorksIn(int pid, string dataFolder)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == dataFolder;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }
}
