using System.Globalization;
using System.Runtime.InteropServices;

namespace AskPro.Hosting.Servers;

/// <summary>Makes a Postgres server ready to start: programs, data folder, and nothing left of an earlier run.</summary>
internal static class PostgresServer
{
    /// <summary>A developer's own PG* variables must not reach the server; its messages are English everywhere.</summary>
    internal static readonly IReadOnlyDictionary<string, string?> CleanEnvironment = new Dictionary<string, string?>
    {
        ["PGDATA"] = null,
        ["PGHOST"] = null,
        ["PGPORT"] = null,
        ["PGOPTIONS"] = null,
        ["LD_LIBRARY_PATH"] = null,
        ["LC_ALL"] = "C",
    };

    public static async Task<ServerLaunch> PrepareAsync(PostgresServerOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var programs = await ChooseAsync(options, progress, cancellationToken);
        var data = new PostgresDataFolder(ServerFolders.Readable(options.DataRoot), programs.Major);
        await data.EnsureAsync(programs, options, progress, cancellationToken);
        await PostgresLeftovers.ClearAsync(data.Path, progress, cancellationToken);

        var (fileName, arguments) = ServerAccount.Run(programs.Postgres,
            "-D", data.Path,
            "-p", options.Port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=",
            "-c", "max_connections=200",
            "-c", "timezone=UTC",
            "-c", "log_timezone=UTC");
        return new ServerLaunch(fileName, arguments, CleanEnvironment, data.Path) { StopSignal = PosixSignal.SIGINT };
    }

    private static async Task<PostgresPrograms> ChooseAsync(PostgresServerOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var pinned = new PinnedPostgres(options.RepositoryRoot);
        string? refusal = null;
        if (pinned.Major is { } pinnedMajor && (options.PreferredMajor ?? pinnedMajor) == pinnedMajor)
        {
            try
            {
                return await pinned.EnsureAsync(progress, cancellationToken);
            }
            catch (ServerSetupException failure)
            {
                refusal = failure.Message;
            }
        }

        var installed = await InstalledPostgres.FindAsync(cancellationToken);
        if (installed.FirstOrDefault(candidate => options.PreferredMajor is null || candidate.Major == options.PreferredMajor) is { } chosen)
        {
            progress.Report($"Using the installed Postgres {chosen.Major} in {chosen.BinFolder}. {refusal}".TrimEnd());
            return chosen;
        }

        var wanted = options.PreferredMajor is { } major ? $"Postgres {major}" : $"Postgres {PostgresPrograms.OldestMajor} or newer";
        throw new ServerSetupException($"No {wanted} is at hand: install it (on Debian: apt-get install postgresql){(refusal is null ? "." : $", or help npm: {refusal}")}");
    }
}
