using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting.Testing;

/// <summary>
/// Lets a test take part in an AppHost that runs on a thread of its own: the AppHost describes its application, waits in
/// Build until the test has changed what it wants, and then runs it itself. It flows with the thread, so that
/// several AppHosts of one process do not see each other.
/// </summary>
internal sealed class EntryPointHook(string appHostDirectory)
{
    private static readonly AsyncLocal<EntryPointHook?> CurrentHook = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _described = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static EntryPointHook? Current => CurrentHook.Value;

    public string AppHostDirectory => appHostDirectory;

    /// <summary>Runs the AppHost's entry point; returns what it described once it reaches Build.</summary>
    public Task<DistributedApplicationBuilder> RunAsync(Action entryPoint)
    {
        var thread = new Thread(() =>
        {
            CurrentHook.Value = this;
            try
            {
                entryPoint();
                Fail(new InvalidOperationException("The AppHost ended without building its application."));
            }
            catch (Exception failure)
            {
                Fail(failure.InnerException is { } inner && failure is System.Reflection.TargetInvocationException ? inner : failure);
            }
        })
        { IsBackground = true, Name = "AppHost" };
        thread.Start();
        return _described.Task;
    }

    /// <summary>A test runs with the AppHost's first launch profile, on random ports.</summary>
    public void Configure(HostApplicationBuilderSettings settings)
    {
        var profile = LaunchProfile.Read(appHostDirectory) is [var first, ..] ? first : null;
        settings.EnvironmentName = profile?.Variables.GetValueOrDefault("DOTNET_ENVIRONMENT") ?? profile?.Variables.GetValueOrDefault("ASPNETCORE_ENVIRONMENT");
        settings.Configuration = new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(profile?.Variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)) ?? []);
        settings.Configuration.AddInMemoryCollection([new("DcpPublisher:RandomizePorts", "true")]);
    }

    /// <summary>Called on the AppHost's thread: holds it until the test wants the application.</summary>
    public void WaitForBuild(DistributedApplicationBuilder builder)
    {
        _described.TrySetResult(builder);
        _goOn.Task.GetAwaiter().GetResult();
    }

    public void Built(DistributedApplication application) => _built.TrySetResult(application);

    /// <summary>Called by the test: lets the AppHost go on.</summary>
    public Task<DistributedApplication> BuildAsync()
    {
        _goOn.TrySetResult();
        return _built.Task;
    }

    /// <summary>Called by a test that wants no application: ends the AppHost's thread.</summary>
    public void Abort() => _goOn.TrySetException(new HostAbortedException());

    private void Fail(Exception failure)
    {
        _described.TrySetException(failure);
        _built.TrySetException(failure);
        // Nobody may be waiting for one of the two.
        _ = _described.Task.Exception;
        _ = _built.Task.Exception;
    }
}
