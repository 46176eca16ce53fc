namespace AskPro.Hosting.Testing;

/// <summary>An application a test may still change before it is built.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Lets the AppHost build and run the application.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
