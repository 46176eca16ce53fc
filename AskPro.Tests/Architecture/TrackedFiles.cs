using System.Diagnostics;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>The files that git tracks. A rule that finds no file to check fails: it would prove nothing.</summary>
internal static class TrackedFiles
{
    private static readonly Lazy<IReadOnlyList<string>> All = new(List);

    /// <summary>Paths relative to the repository, with forward slashes, never empty.</summary>
    public static IReadOnlyList<string> Matching(Func<string, bool> rule)
    {
        IReadOnlyList<string> found = [.. All.Value.Where(rule)];
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>C# and Razor files written by hand.</summary>
    public static IReadOnlyList<string> Sources(Func<string, bool>? rule = null) =>
        Matching(path => HasEnding(path, ".cs", ".razor") && !path.Contains("/Migrations/", StringComparison.Ordinal) && (rule?.Invoke(path) ?? true));

    public static bool HasEnding(string path, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsIn(string path, params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (path.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static string Read(string path) => File.ReadAllText(RepositoryFiles.PathOf(path));

    public static string[] ReadLines(string path) => File.ReadAllLines(RepositoryFiles.PathOf(path));

    private static IReadOnlyList<string> List()
    {
        var start = new ProcessStartInfo("git", ["-C", RepositoryFiles.Root, "ls-files", "-z"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        // A file that is deleted but not yet committed is still listed.
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(RepositoryFiles.PathOf(path)))];
    }
}
