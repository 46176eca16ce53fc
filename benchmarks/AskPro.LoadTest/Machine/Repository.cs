namespace AskPro.LoadTest.Machine;

/// <summary>The checked-out repository this program was built from, and the executables built beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as this program itself.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Executable(string project)
    {
        var output = Path.GetRelativePath(Path.Combine(Root, "benchmarks", "AskPro.LoadTest"), AppContext.BaseDirectory);
        var path = Path.Combine(Root, project, output, OperatingSystem.IsWindows() ? project + ".exe" : project);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} is not built: build the solution first.", path);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AskPro.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above this program holds AskPro.sln.");
    }
}
