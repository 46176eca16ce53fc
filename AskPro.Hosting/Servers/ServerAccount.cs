namespace AskPro.Hosting.Servers;

/// <summary>
/// Postgres refuses to run as root. Started by root, its programs therefore run as <c>nobody</c> through
/// <c>setpriv</c>, which replaces itself by the program: the pid stays that of the server.
/// </summary>
internal static class ServerAccount
{
    private const string User = "nobody";

    public static bool IsNeeded => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>The command line that runs the program under the right account.</summary>
    public static (string FileName, IReadOnlyList<string> Arguments) Run(string program, params IReadOnlyList<string> arguments) =>
        IsNeeded
            ? (RequireSetpriv(), [$"--reuid={User}", $"--regid={Group}", "--clear-groups", "--", program, .. arguments])
            : (program, arguments);

    /// <summary>Creates an empty folder that only the account of the server may enter.</summary>
    public static async Task CreateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (!IsNeeded)
        {
            Directory.CreateDirectory(folder);
            return;
        }

        await ExternalProgram.RequireAsync("install", ["-d", "-o", User, "-g", Group, "-m", "0700", folder], cancellationToken);
    }

    /// <summary>Creates a file that only the account of the server may read; root can write it all the same.</summary>
    public static async Task WriteSecretAsync(string file, string content, CancellationToken cancellationToken)
    {
        if (IsNeeded)
        {
            await ExternalProgram.RequireAsync("install", ["-o", User, "-g", Group, "-m", "0600", "/dev/null", file], cancellationToken);
        }
        else
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var created = new FileStream(file, options);
        }

        await File.WriteAllTextAsync(file, content, cancellationToken);
    }

    private static string Group =>
        field ??= File.Exists("/etc/group") && File.ReadLines("/etc/group").Any(line => line.StartsWith("nogroup:", StringComparison.Ordinal))
            ? "nogroup"
            : "nobody";

    private static string RequireSetpriv() =>
        ExternalProgram.Find("setpriv")
        ?? throw new ServerSetupException("Postgres must not run as root and the program setpriv is missing: install the package util-linux, or start AskPro as an ordinary user.");
}
