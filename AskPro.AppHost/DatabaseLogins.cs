using AskPro.ServiceDefaults;

namespace AskPro.AppHost;

/// <summary>How a service signs in to the database: as itself, with no more rights than it needs.</summary>
internal static class DatabaseLogins
{
    public static IResourceBuilder<ConnectionStringResource> AddLogin(
        this IResourceBuilder<PostgresServerResource> postgres, string service, IResourceBuilder<ParameterResource> password) =>
        postgres.ApplicationBuilder.AddConnectionString($"{service}-database", ReferenceExpression.Create(
            $"Host={postgres.GetEndpoint("tcp").Property(EndpointProperty.Host)};Port={postgres.GetEndpoint("tcp").Property(EndpointProperty.Port)};Database={ResourceNames.Database};Username=askpro_{service};Password={password}"));
}
