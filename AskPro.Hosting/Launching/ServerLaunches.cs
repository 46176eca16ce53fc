using System.Globalization;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Processes;
using AskPro.Hosting.Servers;

namespace AskPro.Hosting.Launching;

/// <summary>Starts the servers that would be containers with the Aspire engine.</summary>
internal static class ServerLaunches
{
    public static async Task<ProcessLaunch> PostgresAsync(PostgresServerResource server, LaunchContext context, CancellationToken cancellationToken)
    {
        var options = new PostgresServerOptions
        {
            DataRoot = context.Folders.DataOf(server, keep: server.Annotations.OfType<KeepDataAnnotation>().Any()),
            Port = server.PrimaryEndpoint.Port,
            UserName = (await server.UserName.GetValueAsync(cancellationToken))!,
            Password = (await server.PasswordParameter.GetValueAsync(cancellationToken))!,
            RepositoryRoot = context.Folders.RepositoryRoot,
            PreferredMajor = context.Configuration["Postgres:Major"] is { Length: > 0 } major ? int.Parse(major, CultureInfo.InvariantCulture) : null,
        };
        return Launch(await PostgresServer.PrepareAsync(options, context.Progress, cancellationToken));
    }

    public static async Task<ProcessLaunch> CacheAsync(RedisResource server, LaunchContext context, CancellationToken cancellationToken)
    {
        var options = new CacheServerOptions
        {
            Port = server.PrimaryEndpoint.Port,
            Password = (await server.PasswordParameter.GetValueAsync(cancellationToken))!,
            Folder = context.Folders.DataOf(server, keep: true),
            RepositoryRoot = context.Folders.RepositoryRoot,
            Preferred = context.Configuration["Cache:Server"] is { Length: > 0 } kind ? Enum.Parse<CacheServerKind>(kind, ignoreCase: true) : null,
        };
        return Launch(await CacheServer.PrepareAsync(options, context.Progress, cancellationToken));
    }

    private static ProcessLaunch Launch(ServerLaunch server) =>
        new(server.FileName, server.Arguments, server.Environment, server.WorkingDirectory, server.StopSignal);
}
