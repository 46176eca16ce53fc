using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.Ingest;

/// <summary>
/// The Api as it is shipped, with a migrated database and nothing else: no Worker, no front end, no cache, so that both contenders have
/// the machine to themselves.
/// </summary>
internal sealed class MeasuredApi : IAsyncDisposable
{
    public const string PlatformKey = "key_only_for_measurements";
    private const string RolePassword = "only-for-measurements";

    private readonly ChildProcess _process;

    private MeasuredApi(ChildProcess process, IPEndPoint endPoint) => (_process, EndPoint) = (process, endPoint);

    public IPEndPoint EndPoint { get; }

    public Uri Webhook => new($"http://{EndPoint}/api/retell/webhook");

    public double CpuSeconds => _process.CpuSeconds;

    public static async Task<MeasuredApi> StartAsync(MeasuredPostgres postgres, CancellationToken cancellationToken)
    {
        await MigrateAsync(postgres, cancellationToken);
        var endPoint = new IPEndPoint(IPAddress.Loopback, MeasuredPostgres.FreePort());
        var start = new ProcessStartInfo(Repository.Executable("AskPro.Api"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://{endPoint}");
        start.Environment["ConnectionStrings__askpro"] = postgres.ConnectionString("askpro_api", RolePassword);
        start.Environment["ConnectionStrings__cache"] = "127.0.0.1:1";
        start.Environment["KeyRing__MasterKey"] = "only-for-measurements-0123456789-0123456789";
        start.Environment["Retell__PlatformKey"] = PlatformKey;
        start.Environment["Api__PublicUrl"] = "https://api.askpro.example";
        start.Environment["Web__PublicUrl"] = "https://askpro.example";
        var process = await ChildProcess.StartAsync(start, PosixSignal.SIGTERM, token => AnswersAsync(endPoint, token), cancellationToken);
        return new MeasuredApi(process, endPoint);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task AnswersAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://{endPoint}/alive"), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task MigrateAsync(MeasuredPostgres postgres, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Repository.Executable("AskPro.Worker"), ["migrate"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__askpro"] = postgres.ConnectionString();
        start.Environment["DatabaseRoles__ApiPassword"] = RolePassword;
        start.Environment["DatabaseRoles__WorkerPassword"] = RolePassword;
        start.Environment["DatabaseRoles__WebPassword"] = RolePassword;
        using var migrate = Process.Start(start) ?? throw new InvalidOperationException("The Worker did not start.");
        var output = await migrate.StandardOutput.ReadToEndAsync(cancellationToken);
        await migrate.WaitForExitAsync(cancellationToken);
        if (migrate.ExitCode != 0)
            throw new InvalidOperationException($"migrate failed: {output}");
    }
}
