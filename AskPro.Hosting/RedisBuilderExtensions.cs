using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Engine;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting;

/// <summary>Adds servers that speak the Redis protocol.</summary>
public static class RedisBuilderExtensions
{
    /// <summary>Adds such a server: Garnet, else an installed redis-server.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="port">The public port, any free one when null.</param>
    /// <param name="password">The password, generated when null.</param>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        var server = new RedisResource(name, password?.Resource ?? ParameterResourceBuilderExtensions.DefaultPassword(builder, name));
        return builder.AddResource(server)
            .WithAnnotation(new EndpointAnnotation("tcp", RedisResource.EndpointName, port))
            .WithAnnotation(new LaunchAnnotation("Redis", (context, ct) => ServerLaunches.CacheAsync(server, context, ct)))
            .WithAnnotation(HealthProbe.Redis(server));
    }
}
