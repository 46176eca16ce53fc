using System.Globalization;
using AskPro.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace AskPro.AppHost;

/// <summary>
/// Prometheus, Alertmanager and Grafana beside the application, as far as this machine has them, with the files in <c>telemetry/</c>. Each starts
/// on demand and listens on this machine only; what they keep lies in <c>Watching:Folder</c>.
/// </summary>
internal static class Watching
{
    private const string ConfigurationFile = "prometheus.yml";
    private const string TokenFile = "askpro-metrics-token";

    /// <param name="builder">The application.</param>
    /// <param name="services">Those that have figures.</param>
    /// <param name="token">What their <c>/metrics</c> asks for.</param>
    /// <param name="receiver">The Simulator, which takes alerts at <c>/alerts</c>.</param>
    public static void AddWatching(
        this IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource>[] services, IResourceBuilder<ParameterResource> token, EndpointReference receiver)
    {
        var root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, ".."));
        var programs = new WatchingPrograms(Path.Combine(root, ".askpro", "prometheus", "usr", "bin"));
        var templates = Path.Combine(root, "telemetry");
        var folder = Path.GetFullPath(Path.Combine(root, builder.Configuration["Watching:Folder"] ?? Path.Combine(".askpro", "watching")));

        var alertmanager = programs.Alertmanager is { } teller
            ? builder.AddProgram(ResourceNames.Alertmanager, teller, folder, "--web.listen-address", "--config.file=alertmanager.yml", "--storage.path=alertmanager", "--cluster.listen-address=")
                .WithHttpHealthCheck("/-/ready")
                .WithEnvironment(context => CopyAsync(
                    Path.Combine(templates, "alertmanager", "alertmanager.yml"), folder, [("http://localhost:5120", receiver.Url)], context.CancellationToken))
            : null;
        var prometheus = programs.Prometheus is { } watcher
            ? builder.AddProgram(ResourceNames.Prometheus, watcher, folder, "--web.listen-address", $"--config.file={ConfigurationFile}", "--storage.tsdb.path=prometheus")
                .WithHttpHealthCheck("/-/ready")
                .WithEnvironment(async context =>
                {
                    var stop = context.CancellationToken;
                    (string, string)[] hosts =
                    [
                        .. services.Select(service => ($"{service.Resource.Name}.internal:9464", Authority(service.GetEndpoint("metrics")))),
                        ("alertmanager.internal:9093", alertmanager is null ? "127.0.0.1:9093" : Authority(alertmanager.GetEndpoint("http"))),
                    ];
                    await CopyAsync(Path.Combine(templates, "prometheus", ConfigurationFile), folder, hosts, stop);
                    await CopyAsync(Path.Combine(templates, "prometheus", "alerts.yml"), folder, [], stop);
                    await WriteAsync(Path.Combine(folder, TokenFile), await token.Resource.GetValueAsync(stop) ?? "", stop);
                })
            : null;
        if (programs.Grafana is { } shower && prometheus is not null)
        {
            builder.AddProgram(ResourceNames.Grafana, shower.Program, folder, listen: null, "server", "--homepath", shower.Home)
                .WithHttpHealthCheck("/api/health")
                .WithEnvironment("GF_SERVER_HTTP_ADDR", "127.0.0.1").WithEnvironment("GF_PATHS_DATA", Path.Combine(folder, "grafana"))
                .WithEnvironment("GF_PATHS_PROVISIONING", Path.Combine(templates, "grafana", "provisioning"))
                .WithEnvironment("ASKPRO_DASHBOARDS", Path.Combine(templates, "grafana", "dashboards"))
                .WithEnvironment("ASKPRO_PROMETHEUS", prometheus.GetEndpoint("http"))
                // Whoever reaches this machine's own address may look; nobody may change anything.
                .WithEnvironment("GF_AUTH_ANONYMOUS_ENABLED", "true").WithEnvironment("GF_AUTH_DISABLE_LOGIN_FORM", "true");
        }
    }

    /// <param name="builder">The application.</param>
    /// <param name="name">The resource; its port is <c>Ports:{name}</c>, else any free one.</param>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="listen">The argument for host and port; null when it reads Grafana's variable for the port.</param>
    /// <param name="args">Other arguments.</param>
    private static IResourceBuilder<ExecutableResource> AddProgram(
        this IDistributedApplicationBuilder builder, string name, string program, string folder, string? listen, params string[] args)
    {
        var added = builder.AddExecutable(name, program, folder, args)
            .WithEndpoint(port: builder.Configuration.GetValue<int?>($"Ports:{name}"), scheme: "http", name: "http", env: listen is null ? "GF_SERVER_HTTP_PORT" : null)
            .WithEnvironment(_ => Directory.CreateDirectory(folder))
            .WithExplicitStart();
        if (listen is not null)
            added.WithArgs(ReferenceExpression.Create($"{listen}=127.0.0.1:{added.GetEndpoint("http").Property(EndpointProperty.Port)}"));
        return added;
    }

    private static string Authority(EndpointReference endpoint) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{endpoint.Port}");

    /// <summary>The repository's file with the addresses of this run.</summary>
    private static async Task CopyAsync(string template, string folder, IEnumerable<(string Named, string Real)> addresses, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(template, cancellationToken);
        foreach (var (named, real) in addresses)
            text = text.Replace(named, real, StringComparison.Ordinal);
        await WriteAsync(Path.Combine(folder, Path.GetFileName(template)), text, cancellationToken);
    }

    /// <summary>Readable by its owner alone, where the system knows that.</summary>
    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
