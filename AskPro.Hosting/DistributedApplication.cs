using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Engine;
using AskPro.Hosting.Testing;

namespace AskPro.Hosting;

/// <summary>An application of several processes on this machine.</summary>
public sealed class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Lock _lock = new();
    private readonly RunMode _mode;
    private Task? _start;
    private Task? _stop;

    internal DistributedApplication(IHost host)
    {
        _host = host;
        _mode = host.Services.GetRequiredService<RunMode>();
    }

    /// <inheritdoc/>
    public IServiceProvider Services => _host.Services;

    /// <summary>Knows the state of every resource.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Starts, stops and restarts resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Begins the description of an application.</summary>
    /// <param name="args">Settings as <c>--Key=value</c>.</param>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        new DistributedApplicationBuilder(args, EntryPointHook.Current);

    /// <summary>Starts everything and returns when everything has stopped.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Starts everything and returns when everything has stopped.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var application = Services.GetRequiredService<IHostApplicationLifetime>();
        await using var asked = application.ApplicationStopping.Register(stopping.SetResult);
        await using var cancelled = cancellationToken.Register(application.StopApplication);
        var failure = Services.GetRequiredService<RunFailure>();
        try
        {
            await StartAsync(CancellationToken.None);
            await stopping.Task;
            await StopAsync(CancellationToken.None);
        }
        catch (DistributedApplicationException refused) when (!_mode.IsTest)
        {
            failure.Sentence ??= refused.Message;
        }

        if (_mode.IsTest)
            return;
        await DisposeAsync();
        failure.Report();
    }

    /// <summary>Starts everything; in a test, waits for the AppHost's own start.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return _start ??= _host.StartAsync(cancellationToken);
    }

    /// <summary>Stops everything in order.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return _stop ??= _host.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops everything that still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_start is { IsCompletedSuccessfully: true })
            await StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
