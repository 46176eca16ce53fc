using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting;

/// <summary>Adds connection strings.</summary>
public static class ConnectionStringBuilderExtensions
{
    /// <summary>Adds a connection string put together from other values.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="connectionStringExpression">How it is put together.</param>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression)
    {
        var resource = builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
        foreach (var used in Used(connectionStringExpression))
            resource.WithAnnotation(new UsesAnnotation(used));
        return resource;
    }

    private static IEnumerable<IResource> Used(ReferenceExpression expression) =>
        expression.ValueProviders.SelectMany(provider => provider switch
        {
            EndpointReference endpoint => [endpoint.Resource],
            EndpointReferenceExpression part => [part.Endpoint.Resource],
            ReferenceExpression inner => Used(inner),
            IResource resource => [resource],
            _ => Enumerable.Empty<IResource>(),
        });
}
