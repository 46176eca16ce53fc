using System.Security.Cryptography;
using System.Text;

namespace AskPro.Hosting.Servers;

/// <summary>
/// Where servers keep programs and data: in the git-ignored folder of the repository, or, when root runs them,
/// below a folder that the unprivileged account can read even if the repository lies in a closed home.
/// </summary>
internal static class ServerFolders
{
    private const string SharedHome = "/var/lib/askpro";

    /// <summary>Programs and scratch files that all runs from this repository share.</summary>
    public static string ForRepository(string repositoryRoot) =>
        Readable(Path.Combine(Path.GetFullPath(repositoryRoot), ".askpro"));

    /// <summary>
    /// The folder itself, or its stand-in under /var/lib/askpro for root. Folders of the temporary directory stay
    /// where they are: tests throw them away.
    /// </summary>
    public static string Readable(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (!ServerAccount.IsNeeded || IsBelow(full, SharedHome) || IsBelow(full, Path.GetTempPath()))
        {
            return full;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)));
        return Path.Combine(SharedHome, hash[..16]);
    }

    /// <summary>Creates the folder so that the account of the servers can pass through it.</summary>
    public static string Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(folder).FullName;
        }

        const UnixFileMode passThrough = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | passThrough);
        if (ServerAccount.IsNeeded)
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | passThrough);
        }

        return folder;
    }

    private static bool IsBelow(string folder, string parent) =>
        folder.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parent)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
