using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AskPro.Hosting.Servers;

/// <summary>
/// Fills a folder under a temporary name and renames it when it is whole, so that an interrupted first run leaves
/// nothing half done: the next run begins anew.
/// </summary>
internal static class StagedFolder
{
    private const string Mark = ".new-";

    /// <summary>One for each folder that this process ever made: a handful.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes the folder unless it is there already. Within a process the second caller waits for the first; of two
    /// processes at once the first to finish wins.
    /// </summary>
    public static async Task EnsureAsync(string folder, Func<string, Task> fill, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        // The temporary name carries the pid, so two fillings in one process would share it and spoil each other.
        var turn = Turns.GetOrAdd(folder, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(folder))
            {
                await FillAsync(folder, fill);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task FillAsync(string folder, Func<string, Task> fill)
    {
        var parent = ServerFolders.Create(Path.GetDirectoryName(folder)!);
        RemoveAbandoned(parent, Path.GetFileName(folder));
        var staging = folder + Mark + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        try
        {
            await fill(staging);
            Directory.Move(staging, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster, its folder is as good as this one.
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static void RemoveAbandoned(string parent, string name)
    {
        foreach (var leftover in Directory.EnumerateDirectories(parent, name + Mark + "*"))
        {
            var owner = leftover[(leftover.LastIndexOf('-') + 1)..];
            if (!int.TryParse(owner, CultureInfo.InvariantCulture, out var pid) || pid == Environment.ProcessId || !IsAlive(pid))
            {
                Directory.Delete(leftover, recursive: true);
            }
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
