using Microsoft.Extensions.Options;

namespace AskPro.Worker.Surroundings;

/// <summary>How much room is left where the configured folders are. What lies on another machine is not seen from here.</summary>
internal sealed class DiskLook(IOptions<SurroundingsOptions> options, ILogger<DiskLook> log)
{
    public IReadOnlyList<DiskRoom> RunOnce()
    {
        var folders = options.Value.Folders is { Count: > 0 } configured ? configured : [Path.GetTempPath()];
        return [.. folders.Distinct(StringComparer.Ordinal).Select(Read).OfType<DiskRoom>()];
    }

    private DiskRoom? Read(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException("there is no such folder");
            // On Unix any folder stands for the file system it is on; elsewhere the drive does.
            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Path.GetFullPath(folder))! : folder);
            return new DiskRoom(folder, drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            log.DiskUnread(folder, failure.Message);
            return null;
        }
    }
}

/// <summary>A disk at one moment.</summary>
/// <param name="Folder">A folder on it, as configured.</param>
/// <param name="FreeBytes">What this process may still write.</param>
/// <param name="SizeBytes">All of it.</param>
internal sealed record DiskRoom(string Folder, long FreeBytes, long SizeBytes);
