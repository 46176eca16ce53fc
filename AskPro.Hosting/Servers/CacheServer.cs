using System.Globalization;

namespace AskPro.Hosting.Servers;

/// <summary>Makes a server of the Redis protocol ready to start. It keeps nothing: Postgres is the only truth.</summary>
internal static class CacheServer
{
    /// <summary>A coverage run profiles AskPro's own processes, not the server.</summary>
    private static readonly IReadOnlyDictionary<string, string?> ServerEnvironment = new Dictionary<string, string?>
    {
        ["CORECLR_ENABLE_PROFILING"] = null,
        ["DOTNET_STARTUP_HOOKS"] = null,
        ["DOTNET_gcServer"] = "0",
    };

    public static async Task<ServerLaunch> PrepareAsync(CacheServerOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        string? refusal = null;
        if (options.Preferred is null or CacheServerKind.Garnet)
        {
            try
            {
                return Garnet(await GarnetTool.EnsureAsync(options.RepositoryRoot, progress, cancellationToken), options);
            }
            catch (ServerSetupException failure) when (options.Preferred is null)
            {
                refusal = failure.Message;
            }
        }

        if (ExternalProgram.Find("redis-server") is { } redis)
        {
            progress.Report($"Using the installed {redis}. {refusal}".TrimEnd());
            return Redis(redis, options);
        }

        throw new ServerSetupException($"No redis-server is installed: install it (on Debian: apt-get install redis-server){(refusal is null ? "." : $", or help dotnet: {refusal}")}");
    }

    private static ServerLaunch Garnet(string assembly, CacheServerOptions options) => new(
        GarnetTool.DotnetProgram,
        [assembly, "--bind", "127.0.0.1", "--port", Port(options), "--config-import-path", CacheServerConfiguration.WriteForGarnet(options), "--memory", "256m", "--index", "16m"],
        ServerEnvironment,
        options.Folder);

    private static ServerLaunch Redis(string program, CacheServerOptions options) => new(
        program,
        [CacheServerConfiguration.WriteForRedis(options), "--bind", "127.0.0.1", "--port", Port(options), "--save", "", "--appendonly", "no", "--daemonize", "no"],
        ServerEnvironment,
        options.Folder);

    private static string Port(CacheServerOptions options) => options.Port.ToString(CultureInfo.InvariantCulture);
}
