namespace AskPro.Hosting.ApplicationModel;

/// <summary>A database in a PostgreSQL server, created when the server is first healthy.</summary>
/// <param name="name">The resource name.</param>
/// <param name="databaseName">The database's name in the server.</param>
/// <param name="parent">The server.</param>
public sealed class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
    : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString, IResourceWithWaitSupport
{
    /// <inheritdoc/>
    public PostgresServerResource Parent => parent;

    /// <summary>The database's name in the server.</summary>
    public string DatabaseName => databaseName;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{parent.ConnectionStringExpression};Database={databaseName}");

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        .. parent.GetConnectionProperties().Where(property => property.Key is not ("Uri" or "JdbcConnectionString")),
        new("DatabaseName", ReferenceExpression.Create($"{databaseName}")),
        new("Uri", ReferenceExpression.Create($"{parent.Uri}/{databaseName}")),
        new("JdbcConnectionString", ReferenceExpression.Create($"{parent.JdbcConnectionString}/{databaseName}")),
    ];
}
