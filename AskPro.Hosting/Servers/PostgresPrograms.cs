using System.Globalization;
using System.Text.RegularExpressions;

namespace AskPro.Hosting.Servers;

/// <summary>The folder with <c>postgres</c> and <c>initdb</c> of one version.</summary>
internal sealed partial record PostgresPrograms(string BinFolder, int Major)
{
    /// <summary>The oldest server that AskPro is tested with.</summary>
    public const int OldestMajor = 15;

    public string Postgres => PathOf(BinFolder, "postgres");

    public string InitDb => PathOf(BinFolder, "initdb");

    /// <summary>Reads the version of the programs in a folder; null when there are none.</summary>
    public static async Task<PostgresPrograms?> ReadAsync(string binFolder, CancellationToken cancellationToken)
    {
        var postgres = PathOf(binFolder, "postgres");
        if (!File.Exists(postgres) || !File.Exists(PathOf(binFolder, "initdb")))
        {
            return null;
        }

        var answer = await ExternalProgram.RunAsync(postgres, ["--version"], cancellationToken);
        var version = VersionText().Match(answer.Output);
        return answer.Succeeded && version.Success
            ? new PostgresPrograms(binFolder, int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private static string PathOf(string folder, string program) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionText();
}
