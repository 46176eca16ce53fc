using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting;

/// <summary>Tells a process where others are.</summary>
public static class ResourceReferenceExtensions
{
    /// <summary>Gives the process a connection string, and its parts one by one.</summary>
    /// <typeparam name="TDestination">The kind of resource.</typeparam>
    /// <param name="builder">The resource that gets it.</param>
    /// <param name="source">The resource it leads to.</param>
    /// <param name="connectionName">The name it gets, the source's when null.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null)
        where TDestination : IResourceWithEnvironment =>
        builder
            .WithAnnotation(new UsesAnnotation(source.Resource))
            .WithEnvironment(context => AddConnection(context, source.Resource, connectionName ?? source.Resource.Name));

    /// <summary>Gives the process the addresses of another's endpoints for service discovery.</summary>
    /// <typeparam name="TDestination">The kind of resource.</typeparam>
    /// <param name="builder">The resource that gets them.</param>
    /// <param name="source">The resource they lead to.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder
            .WithAnnotation(new UsesAnnotation(source.Resource))
            .WithEnvironment(context => AddEndpoints(context, source.Resource));

    private static void AddConnection(EnvironmentCallbackContext context, IResourceWithConnectionString source, string connectionName)
    {
        var variables = context.EnvironmentVariables;
        variables[source.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}"] = source;
        foreach (var (property, value) in source.GetConnectionProperties())
            variables[$"{VariableName.Encode(connectionName).ToUpperInvariant()}_{property.ToUpperInvariant()}"] = value;
    }

    private static void AddEndpoints(EnvironmentCallbackContext context, IResourceWithServiceDiscovery source)
    {
        var variables = context.EnvironmentVariables;
        foreach (var endpoint in source.Annotations.OfType<EndpointAnnotation>())
        {
            var reference = new EndpointReference(source, endpoint.Name);
            var key = endpoint.Name is "http" or "https" ? endpoint.UriScheme : endpoint.Name;
            var index = 0;
            while (!variables.TryAdd($"services__{source.Name}__{key}__{index}", reference))
                index++;
            variables[$"{VariableName.Encode(source.Name)}_{VariableName.Encode(endpoint.Name)}".ToUpperInvariant()] = reference;
        }
    }
}
