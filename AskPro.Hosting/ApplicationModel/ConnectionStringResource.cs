namespace AskPro.Hosting.ApplicationModel;

/// <summary>A connection string put together from other values, for example one per database role.</summary>
/// <param name="name">The resource name.</param>
/// <param name="connectionStringExpression">How it is put together.</param>
public sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => connectionStringExpression;
}
