using AskPro.Hosting.Servers;
using AskPro.Tests.Support;
using AskPro.Tests.Support.Servers;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Servers;

public sealed class PostgresServerTests : IDisposable
{
    private readonly ThrowAwayFolder _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task Data_outlive_an_orderly_end_and_a_kill(int major)
    {
        await using (var first = await StartAsync(major))
        {
            await ExecuteAsync(first, "CREATE TABLE kept (id int)");
        }

        var second = await StartAsync(major);
        await ExecuteAsync(second, "INSERT INTO kept VALUES (1)");
        await second.KillAsync();
        await second.DisposeAsync();

        await using var third = await StartAsync(major);
        Assert.Equal(1L, await ScalarAsync(third, "SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task Backends_of_a_killed_server_are_waited_for()
    {
        var first = await StartAsync(18);
        await using var busy = new NpgsqlConnection(first.ConnectionString() + ";Pooling=false;Command Timeout=0");
        await busy.OpenAsync(Cancellation);
        // A backend in the middle of work does not notice at once that its server is gone.
        var work = new NpgsqlCommand("SELECT count(*) FROM generate_series(1, 2000000000)", busy).ExecuteNonQueryAsync(Cancellation);
        await first.KillAsync();
        await first.DisposeAsync();

        await using var second = await StartAsync(18);
        Assert.Equal(1L, await ScalarAsync(second, "SELECT 1::bigint"));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => work);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_in_one_sentence()
    {
        await using var running = await StartAsync(18);

        var refusal = await Assert.ThrowsAsync<ServerSetupException>(() => PrepareAsync(18, RunningPostgres.Password));

        Assert.Contains($"in use by process {running.Pid}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pid_file_of_a_stranger_does_not_hinder_the_start()
    {
        await (await StartAsync(18)).DisposeAsync();
        var pidFile = Path.Combine(_data.Path, "postgres-18", "postmaster.pid");
        await File.WriteAllTextAsync(pidFile, $"{Environment.ProcessId}\n", Cancellation);

        await using var running = await StartAsync(18);

        Assert.Equal(1L, await ScalarAsync(running, "SELECT 1::bigint"));
    }

    [Fact]
    public async Task Another_password_is_refused_with_advice()
    {
        await PrepareAsync(18, "first");

        var refusal = await Assert.ThrowsAsync<ServerSetupException>(() => PrepareAsync(18, "second"));

        Assert.Contains("delete the folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_first_run_repairs_itself()
    {
        const int noProcess = 99_999_999;
        var abandoned = Directory.CreateDirectory(Path.Combine(_data.Path, $"postgres-18.new-{noProcess}"));

        await PrepareAsync(18, RunningPostgres.Password);

        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.Equal(["postgres-18"], Directory.EnumerateFileSystemEntries(_data.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_unknown_version_is_refused_with_what_to_install()
    {
        var refusal = await Assert.ThrowsAsync<ServerSetupException>(() => PrepareAsync(99, RunningPostgres.Password));

        Assert.Contains("No Postgres 99 is at hand: install it", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<RunningPostgres> StartAsync(int major)
    {
        var running = await RunningPostgres.StartIfPresentAsync(major, Cancellation, _data.Path);
        Assert.SkipWhen(running is null, $"No Postgres {major} is installed here; ./test installs it where it may.");
        return running;
    }

    private Task<ServerLaunch> PrepareAsync(int major, string password) => PostgresServer.PrepareAsync(
        new PostgresServerOptions
        {
            DataRoot = _data.Path,
            Port = FreePort.Next(),
            Password = password,
            RepositoryRoot = RepositoryFiles.Root,
            PreferredMajor = major,
        },
        new TestOutput(),
        Cancellation);

    private static async Task ExecuteAsync(RunningPostgres server, string statement) => await ScalarAsync(server, statement);

    private static async Task<object?> ScalarAsync(RunningPostgres server, string statement)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
