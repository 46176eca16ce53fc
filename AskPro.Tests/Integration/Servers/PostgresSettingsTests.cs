using AskPro.Tests.Support.Servers;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Servers;

/// <summary>What every run of the pinned server promises; looks at the shared one and changes nothing.</summary>
public sealed class PostgresSettingsTests(PostgresServers servers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_loopback_only_and_keeps_what_makes_commits_durable()
    {
        var running = await StartedAsync();

        Assert.Equal("127.0.0.1", await ScalarAsync(running, "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'"));
        Assert.Equal("", await ScalarAsync(running, "SELECT setting FROM pg_settings WHERE name = 'unix_socket_directories'"));
        Assert.Equal(
            "fsync=on full_page_writes=on synchronous_commit=on",
            await ScalarAsync(running, "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"));
        Assert.Equal("UTF8 C.UTF-8", await ScalarAsync(running, "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = 'postgres'"));
    }

    [Fact]
    public async Task A_wrong_password_does_not_come_in()
    {
        var running = await StartedAsync();
        await using var connection = new NpgsqlConnection(running.ConnectionString(password: "wrong") + ";Pooling=false");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task The_pid_is_the_server_under_an_ordinary_account()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        var running = await StartedAsync();

        var status = await File.ReadAllLinesAsync($"/proc/{running.Pid}/status", Cancellation);

        Assert.Contains("Name:\tpostgres", status);
        Assert.DoesNotContain(status, line => line.StartsWith("Uid:\t0", StringComparison.Ordinal));
        Assert.True(!Environment.IsPrivilegedProcess || status.Contains("Groups:\t "), "A server started by root keeps no groups of root.");
    }

    private async Task<RunningPostgres> StartedAsync()
    {
        var started = await servers.StartedAsync(18);
        Assert.NotNull(started);
        return started.Server;
    }

    private static async Task<object?> ScalarAsync(RunningPostgres server, string statement)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
