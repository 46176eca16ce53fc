using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using AskPro.Hosting.Dashboard.Api;
using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.Dashboard;

/// <summary>An AppHost without resources in a process of its own: its memory is the dashboard's alone.</summary>
internal sealed class MeasuredDashboard : IAsyncDisposable
{
    /// <summary>The command this program starts itself with.</summary>
    public const string Verb = "dashboard-host";

    public const string Key = "only-for-measurements";

    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;
    private ChildProcess? _process;

    private MeasuredDashboard(DirectoryInfo folder, int page, int grpc)
    {
        _folder = folder;
        _client = new HttpClient { BaseAddress = Address(page), DefaultRequestHeaders = { { "x-api-key", Key } } };
        Receiver = Address(grpc);
    }

    /// <summary>Where spans go by gRPC.</summary>
    public Uri Receiver { get; }

    /// <summary>The most memory it had at once, bytes.</summary>
    public long PeakMemory => _process!.PeakMemory;

    public double CpuSeconds => _process!.CpuSeconds;

    /// <summary>What the started process does: nothing but to be a dashboard.</summary>
    public static Task RunAsync(string[] args) => DistributedApplication.CreateBuilder(args).Build().RunAsync();

    public static async Task<MeasuredDashboard> StartAsync(CancellationToken cancellationToken)
    {
        var (page, grpc, http) = (MeasuredPostgres.FreePort(), MeasuredPostgres.FreePort(), MeasuredPostgres.FreePort());
        var dashboard = new MeasuredDashboard(Directory.CreateTempSubdirectory("askpro-dashboard-"), page, grpc);
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, [Verb, $"--Ports:Dashboard={page}", $"--Ports:OtlpGrpc={grpc}", $"--Ports:OtlpHttp={http}"])
        {
            WorkingDirectory = dashboard._folder.FullName,
            Environment = { ["AppHost__OtlpApiKey"] = Key, ["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] = Key },
        };
        dashboard._process = await ChildProcess.StartAsync(start, PosixSignal.SIGTERM, token => dashboard.TotalsAsync(token), cancellationToken);
        return dashboard;
    }

    public async Task<TelemetryTotals> TotalsAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync<TelemetryTotals>($"{TelemetryApi.Root}/totals", cancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Uri Address(int port) => new(FormattableString.Invariant($"http://localhost:{port}"));
}
