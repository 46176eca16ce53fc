using AskPro.Hosting.Servers;
using Npgsql;

namespace AskPro.LoadTest.GameDay;

/// <summary>
/// A file system of 64 MB in memory, on which Postgres keeps the bodies of events while everything else, its log too, stays where it is: so the
/// disk gets really full for the server, and nothing of this machine does. Linux, and root, which alone may mount.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    private string Tablespace => Path.Combine(_folder, "tablespace");

    public static async Task<SmallDisk> MountAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("askpro-disk-").FullName;
        var mounted = await ExternalProgram.RunAsync("mount", ["-t", "tmpfs", "-o", "size=64m,mode=0755", "askpro-gameday", folder], cancellationToken);
        if (!mounted.Succeeded)
        {
            Directory.Delete(folder);
            throw new InvalidOperationException($"A small disk cannot be mounted, and so none can be filled: {mounted.Output} Run it as root on Linux.");
        }

        var disk = new SmallDisk(folder);
        await ServerAccount.CreateFolderAsync(disk.Tablespace, cancellationToken);
        return disk;
    }

    /// <summary>From then on new bodies of events lie here.</summary>
    public async Task TakeBodiesAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        // One by one: a tablespace cannot be created in a transaction.
        foreach (var statement in new[] { $"create tablespace small_disk location '{Tablespace}'", "alter table inbox_bodies set tablespace small_disk" })
        {
            await using var command = owner.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Until the system says that there is no space left.</summary>
    public void Fill()
    {
        var zeros = new byte[64 * 1024];
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                ballast.Write(zeros);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>After the server has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        var unmounted = await ExternalProgram.RunAsync("umount", [_folder], CancellationToken.None);
        if (!unmounted.Succeeded)
            throw new InvalidOperationException($"{_folder} is still mounted: {unmounted.Output}");
        Directory.Delete(_folder);
    }
}
