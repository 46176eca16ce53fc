using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace AskPro.Hosting.Engine;

/// <summary>Ends a developer's run in order on Ctrl-C, on a request of the system, or when its terminal is closed. A test ends its own.</summary>
internal sealed class RunLifetime(IHostApplicationLifetime application, RunMode mode) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        if (mode.IsTest)
            return Task.CompletedTask;
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                application.StopApplication();
            }));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
