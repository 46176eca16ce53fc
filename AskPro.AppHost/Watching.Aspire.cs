using AskPro.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace AskPro.AppHost;

/// <summary>Prometheus, Alertmanager and Grafana beside the application, as containers with the files in <c>telemetry/</c>. Each starts on demand.</summary>
internal static class Watching
{
    private const string Files = "/askpro";

    /// <param name="builder">The application.</param>
    /// <param name="services">Those that have figures.</param>
    /// <param name="token">What their <c>/metrics</c> asks for.</param>
    /// <param name="receiver">The Simulator, which takes alerts at <c>/alerts</c>.</param>
    public static void AddWatching(
        this IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource>[] services, IResourceBuilder<ParameterResource> token, EndpointReference receiver)
    {
        var alertmanager = builder.AddServer(ResourceNames.Alertmanager, "prom/alertmanager", "v0.28.1", 9093, "alertmanager", "/-/ready")
            .WithEnvironment("RECEIVER", receiver)
            .WithEntrypoint("/bin/sh").WithArgs(
                "-c",
                $"sed \"s|http://localhost:5120|$RECEIVER|\" {Files}/alertmanager.yml > /tmp/alertmanager.yml"
                + " && exec /bin/alertmanager --config.file=/tmp/alertmanager.yml --storage.path=/alertmanager --cluster.listen-address=");

        // The addresses are known to the container only: its shell writes them into a copy of the file.
        var hosts = string.Concat(services.Select(service => $" -e \"s|{service.Resource.Name}.internal:9464|${Variable(service)}|\""));
        var prometheus = builder.AddServer(ResourceNames.Prometheus, "prom/prometheus", "v3.5.0", 9090, "prometheus", "/-/ready")
            .WithEnvironment("METRICS_TOKEN", token)
            .WithEnvironment("ALERTMANAGER", alertmanager.GetEndpoint("http").Property(EndpointProperty.HostAndPort))
            .WithEntrypoint("/bin/sh").WithArgs(
                "-c",
                $"printf %s \"$METRICS_TOKEN\" > /tmp/askpro-metrics-token && cp {Files}/alerts.yml /tmp/"
                + $" && sed{hosts} -e \"s|alertmanager.internal:9093|$ALERTMANAGER|\" {Files}/prometheus.yml > /tmp/prometheus.yml"
                + " && exec /bin/prometheus --config.file=/tmp/prometheus.yml --storage.tsdb.path=/prometheus");
        foreach (var service in services)
            prometheus.WithEnvironment(Variable(service), service.GetEndpoint("metrics").Property(EndpointProperty.HostAndPort));

        builder.AddServer(ResourceNames.Grafana, "grafana/grafana", "12.1.0", 3000, "grafana", "/api/health")
            .WithEnvironment("GF_PATHS_PROVISIONING", $"{Files}/provisioning").WithEnvironment("ASKPRO_DASHBOARDS", $"{Files}/dashboards")
            .WithEnvironment("ASKPRO_PROMETHEUS", prometheus.GetEndpoint("http"))
            .WithEnvironment("GF_AUTH_ANONYMOUS_ENABLED", "true").WithEnvironment("GF_AUTH_DISABLE_LOGIN_FORM", "true");
    }

    private static IResourceBuilder<ContainerResource> AddServer(
        this IDistributedApplicationBuilder builder, string name, string image, string tag, int port, string files, string ready) => builder
        .AddContainer(name, image, tag)
        .WithBindMount(Path.Combine(builder.AppHostDirectory, "..", "telemetry", files), Files, isReadOnly: true)
        .WithHttpEndpoint(port: builder.Configuration.GetValue<int?>($"Ports:{name}"), targetPort: port)
        .WithHttpHealthCheck(ready).WithExplicitStart();

    private static string Variable(IResourceBuilder<ProjectResource> service) => $"{service.Resource.Name.ToUpperInvariant()}_METRICS";
}
