using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.Ingest;

/// <summary>Chooses the rival of this machine and runs it.</summary>
internal sealed class IngestRival : IDisposable
{
    private readonly string _statement;
    private readonly string? _scriptPath;

    public IngestRival(int serverMajor)
    {
        _statement = PgbenchRival.Script(serverMajor);
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pgbench.exe" : "pgbench"))))
            return;
        _scriptPath = Path.GetTempFileName();
        File.WriteAllText(_scriptPath, _statement);
    }

    public string Name => _scriptPath is null ? "npgsql_prepared" : "pgbench_prepared";

    /// <summary>Rows a second.</summary>
    public Task<double> RunAsync(MeasuredPostgres postgres, int clients, int seconds, CancellationToken cancellationToken) => _scriptPath is null
        ? NpgsqlRival.RunAsync(postgres.ConnectionString(), _statement, clients, seconds, cancellationToken)
        : PgbenchRival.RunAsync(postgres.Port, _scriptPath, clients, seconds, cancellationToken);

    public void Dispose()
    {
        if (_scriptPath is not null)
            File.Delete(_scriptPath);
    }
}
