namespace AskPro.Hosting.Servers;

/// <summary>Servers that the operating system's packages brought.</summary>
internal static class InstalledPostgres
{
    private static readonly string[] Homes =
    [
        "/usr/lib/postgresql", // Debian, Ubuntu
        "/opt/homebrew/opt", // Homebrew on Apple silicon
        "/usr/local/opt", // Homebrew on Intel
        @"C:\Program Files\PostgreSQL",
    ];

    /// <summary>All installed servers that are new enough, newest first.</summary>
    public static async Task<IReadOnlyList<PostgresPrograms>> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<PostgresPrograms>();
        foreach (var folder in CandidateFolders().Distinct())
        {
            if (await PostgresPrograms.ReadAsync(folder, cancellationToken) is { Major: >= PostgresPrograms.OldestMajor } programs)
            {
                found.Add(programs);
            }
        }

        return [.. found.OrderByDescending(programs => programs.Major)];
    }

    private static IEnumerable<string> CandidateFolders()
    {
        foreach (var home in Homes.Where(Directory.Exists))
        {
            foreach (var version in Directory.EnumerateDirectories(home))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        if (ExternalProgram.Find("postgres") is { } onPath)
        {
            yield return Path.GetDirectoryName(onPath)!;
        }
    }
}
