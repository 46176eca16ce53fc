using System.Globalization;
using System.Runtime.InteropServices;
using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.FirstRun;

/// <summary><c>dotnet run</c> of the clone's AppHost, on free ports so that it disturbs no other run.</summary>
internal sealed class StartedAppHost : IAsyncDisposable
{
    /// <summary>Longer than the goal, so that a miss is measured rather than given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string[] Services = ["web", "api", "worker", "Simulator", "Dashboard", "OtlpGrpc", "OtlpHttp"];

    private readonly ChildProcess _process;

    private StartedAppHost(ChildProcess process, Uri web) => (_process, Web) = (process, web);

    public Uri Web { get; }

    /// <summary>Returns when the AppHost prints the address of the front end.</summary>
    public static async Task<StartedAppHost> StartAsync(FreshMachine machine, CancellationToken cancellationToken)
    {
        var ports = Services.ToDictionary(service => service, _ => MeasuredPostgres.FreePort());
        var program = machine.Program(
            "dotnet",
            ["run", "--no-build", "--project", "AskPro.AppHost", "--", .. ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"--Ports:{port.Key}={port.Value}"))]);
        var web = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{ports["web"]}"));
        var process = await ChildProcess.StartAsync(program, PosixSignal.SIGTERM, Patience, AnnouncedAsync, cancellationToken);
        return new StartedAppHost(process, web);
    }

    /// <summary>Asks it to stop everything it started and waits until it has.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static Task AnnouncedAsync(ChildProcess process, CancellationToken cancellationToken) =>
        process.HasSaid("AskPro is up") ? Task.CompletedTask : throw new InvalidOperationException("The AppHost has not announced itself.");
}
