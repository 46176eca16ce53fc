using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Processes;
using AskPro.Hosting.Servers;

namespace AskPro.Hosting.Engine;

/// <summary>Where a run keeps what: a developer's run in the repository's git-ignored folder, a test in a folder thrown away.</summary>
internal sealed class AppFolders
{
    private const string JournalName = "processes.json";

    private readonly string _kept;
    private readonly string _thrownAway;
    private readonly bool _isTest;

    public AppFolders(string appHostDirectory, bool isTest, TimeProvider time)
    {
        RepositoryRoot = FindRepositoryRoot(appHostDirectory);
        _kept = Path.Combine(RepositoryRoot, ".askpro");
        _thrownAway = Path.Combine(Scratch, Guid.CreateVersion7(time.GetUtcNow()).ToString("N"));
        _isTest = isTest;
    }

    /// <summary>The folder of the solution.</summary>
    public string RepositoryRoot { get; }

    /// <summary>The list of this run's processes.</summary>
    public string Journal => Path.Combine(_isTest ? _thrownAway : _kept, JournalName);

    /// <summary>Values made up once; null when none may be kept.</summary>
    public string? Parameters => _isTest ? null : Path.Combine(_kept, "parameters.json");

    /// <summary>Telemetry of earlier runs.</summary>
    public string Telemetry => Path.Combine(_isTest ? _thrownAway : _kept, "telemetry");

    private static string Scratch => Path.Combine(Path.GetTempPath(), $"askpro-{Environment.UserName}");

    public void Create()
    {
        Directory.CreateDirectory(_kept);
        if (!_isTest)
            return;
        ServerFolders.Create(Scratch);
        ServerFolders.Create(_thrownAway);
    }

    /// <summary>The data folder of a server.</summary>
    public string DataOf(IResource server, bool keep) => Path.Combine(keep && !_isTest ? _kept : _thrownAway, server.Name);

    /// <summary>Throws away what this run must not keep.</summary>
    public void DeleteThrownAway() => Delete(_thrownAway);

    /// <summary>Ends the processes of killed runs and throws their folders away.</summary>
    public static async Task ClearAbandonedAsync(TimeProvider time, TimeSpan grace)
    {
        foreach (var folder in Directory.Exists(Scratch) ? Directory.GetDirectories(Scratch) : [])
        {
            var journal = Path.Combine(folder, JournalName);
            if (!File.Exists(journal) || ProcessJournal.LivingOwner(journal) is not null)
                continue;
            await new ProcessJournal(journal, time, grace).OpenAsync();
            Delete(folder);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A process that is still ending writes there; the system empties its temporary folder.
        }
    }

    private static string FindRepositoryRoot(string appHostDirectory)
    {
        for (var folder = new DirectoryInfo(appHostDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.sln").Any())
                return folder.FullName;
        }

        return appHostDirectory;
    }
}
