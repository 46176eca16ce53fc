using System.Security.Cryptography;
using Npgsql;

namespace AskPro.LoadTest.Ingest;

/// <summary>The three tables both contenders fill, looked at as their owner.</summary>
internal sealed class InboxTables(NpgsqlDataSource owner)
{
    private static readonly string[] DurableSettings = ["fsync", "synchronous_commit", "full_page_writes"];

    /// <summary>Throws unless a commit of this server survives a power cut: anything else would measure memory.</summary>
    public async Task RefuseUnlessDurableAsync(CancellationToken cancellationToken)
    {
        foreach (var setting in DurableSettings)
        {
            if (await ScalarAsync<string>($"select current_setting('{setting}')", cancellationToken) != "on")
                throw new InvalidOperationException($"{setting} is off: such figures say nothing.");
        }
    }

    public Task<int> MajorAsync(CancellationToken cancellationToken) =>
        ScalarAsync<int>("select current_setting('server_version_num')::int / 10000", cancellationToken);

    /// <summary>The body that pgbench inserts, kept in the database so that it costs the rival no transfer.</summary>
    public async Task KeepRivalBodyAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("create table if not exists bench_body (body bytea not null)", cancellationToken);
        await using var insert = owner.CreateCommand("insert into bench_body values ($1)");
        insert.Parameters.AddWithValue(RandomNumberGenerator.GetBytes(SignedRequests.BodyBytes));
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Empty tables and no checkpoint under way, for every run the same.</summary>
    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("truncate inbox_keys, inbox_bodies, inbox_jobs", cancellationToken);
        await ExecuteAsync("checkpoint", cancellationToken);
    }

    /// <summary>Events that are whole: key, body and job. Different keys by the unique index.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken) => ScalarAsync<long>(
        """
        select count(*) from inbox_keys key
        join inbox_bodies body on body.event_id = key.event_id and octet_length(body.body) > 0
        join inbox_jobs job on job.event_id = key.event_id
        """,
        cancellationToken);

    public Task<long> CommitsAsync(CancellationToken cancellationToken) =>
        ScalarAsync<long>("select xact_commit from pg_stat_database where datname = current_database()", cancellationToken);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
