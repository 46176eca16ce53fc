namespace AskPro.AppHost;

/// <summary>Where Prometheus finds the figures of a service.</summary>
internal static class Metrics
{
    public static IResourceBuilder<ProjectResource> WithMetrics(this IResourceBuilder<ProjectResource> service, IResourceBuilder<ParameterResource> token) => service
        .WithEndpoint(scheme: "tcp", name: "metrics", env: "Metrics__Port").WithEnvironment("Metrics__Token", token);
}
