using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Engine;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting;

/// <summary>Adds PostgreSQL servers and databases.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>Adds a PostgreSQL server.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="userName">The superuser, <c>postgres</c> when null.</param>
    /// <param name="password">The superuser's password, generated when null.</param>
    /// <param name="port">The public port, any free one when null.</param>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var server = new PostgresServerResource(
            name, userName?.Resource, password?.Resource ?? ParameterResourceBuilderExtensions.DefaultPassword(builder, name));
        return builder.AddResource(server)
            .WithAnnotation(new EndpointAnnotation("tcp", PostgresServerResource.EndpointName, port))
            .WithAnnotation(new LaunchAnnotation("Postgres", (context, ct) => ServerLaunches.PostgresAsync(server, context, ct)))
            .WithAnnotation(HealthProbe.Postgres(server));
    }

    /// <summary>Adds a database, created when the server is first healthy.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="databaseName">The database's name, the resource's when null.</param>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.WithAnnotation(new ReadyAnnotation(ct => PostgresDatabases.CreateAsync(database, ct)));
        return builder.ApplicationBuilder.AddResource(database).WithAnnotation(new UsesAnnotation(builder.Resource));
    }

    /// <summary>Keeps the server's data between runs. Tests never keep any.</summary>
    /// <param name="builder">The server.</param>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder) =>
        builder.WithAnnotation(new KeepDataAnnotation());
}
