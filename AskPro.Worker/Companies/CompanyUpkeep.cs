using System.Text.Json;
using AskPro.Data.Refusals;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Companies;

/// <summary>
/// One look: ends support accesses whose time is over, deletes companies whose grace period is, each company in a transaction of its
/// own, forgets sign-ups that nobody finished, addresses of recordings whose consent never came, and old refused webhooks. Every step stands on its own: one that fails stops no other. All times are the database's, so whoever looks twice, or two Workers at once, do it once.
/// </summary>
internal sealed class CompanyUpkeep(NpgsqlDataSource database, RefusalStore refusals, IOptions<UpkeepOptions> options, TimeProvider time, ILogger<CompanyUpkeep> log)
{
    public async Task<UpkeepResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        var ended = await TryAsync("expired accesses", EndExpiredAsync, 0, cancellationToken);
        var deleted = new List<DeletedCompany>();
        var failed = 0;
        foreach (var companyId in await TryAsync("due companies", DueAsync, [], cancellationToken))
        {
            try
            {
                if (await DeleteAsync(companyId, cancellationToken) is { } gone) deleted.Add(gone);
            }
            // Kept by an operator in this moment, too busy or too large: the others are deleted all the same.
            catch (Exception failure) when (IsDatabaseTrouble(failure))
            {
                failed++;
                log.DeletionFailed(companyId, Reason(failure));
            }
        }

        var remains = await TryAsync("remains", DeleteRemainsAsync, 0L, cancellationToken);
        await TryAsync("sign-ups", ForgetSignUpsAsync, 0, cancellationToken);
        var recordings = await TryAsync("recordings", ForgetRecordingsAsync, 0, cancellationToken);
        var refused = await TryAsync("refused webhooks", refusals.ForgetAsync, 0L, cancellationToken);
        return new UpkeepResult(ended, deleted, failed, remains, recordings, refused);
    }

    /// <summary>A refusal of the database, a command that took too long, a connection that broke.</summary>
    internal static bool IsDatabaseTrouble(Exception failure) => failure is NpgsqlException or TimeoutException or IOException;

    /// <summary>For a log line: the database's code or the kind of trouble, no text.</summary>
    internal static string Reason(Exception failure) => failure is PostgresException refused ? refused.SqlState : failure.GetType().Name;

    private async Task<T> TryAsync<T>(string step, Func<CancellationToken, Task<T>> run, T otherwise, CancellationToken cancellationToken)
    {
        try
        {
            return await run(cancellationToken);
        }
        catch (Exception failure) when (IsDatabaseTrouble(failure))
        {
            log.StepFailed(step, Reason(failure));
            return otherwise;
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UpkeepSql.Due);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            due.Add(reader.GetGuid(0));
        return due;
    }

    private async Task<DeletedCompany?> DeleteAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromMinutes(options.Value.DeletionMinutes);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var allow = new NpgsqlCommand(UpkeepSql.AllowTime, connection, transaction))
        {
            allow.Parameters.AddWithValue(limit.TotalMilliseconds.ToString("F0", System.Globalization.CultureInfo.InvariantCulture));
            await allow.ExecuteNonQueryAsync(cancellationToken);
        }

        if (await DeleteAsync(connection, transaction, companyId, limit, cancellationToken) is not { } gone) return null;
        await using var note = new NpgsqlCommand(UpkeepSql.NoteDeletion, connection, transaction);
        note.Parameters.AddWithValue(Guid.CreateVersion7(time.GetUtcNow()));
        note.Parameters.AddWithValue(companyId);
        note.Parameters.AddWithValue(gone.Name);
        note.Parameters.AddWithValue(JsonSerializer.Serialize(new { gone.Calls, gone.People, gone.Events }, JsonSerializerOptions.Web));
        await note.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone;
    }

    private static async Task<DeletedCompany?> DeleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid companyId, TimeSpan limit, CancellationToken cancellationToken)
    {
        // Longer than the database's own limit, which says why it gave up and leaves the connection whole.
        await using var delete = new NpgsqlCommand(UpkeepSql.Delete, connection, transaction) { CommandTimeout = (int)limit.TotalSeconds + 60 };
        delete.Parameters.AddWithValue(companyId);
        await using var reader = await delete.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new DeletedCompany(companyId, reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3))
            : null;
    }

    private async Task<int> EndExpiredAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ended = new List<(Guid Id, Guid CompanyId, string Name)>();
        await using (var command = new NpgsqlCommand(UpkeepSql.EndExpired, connection, transaction))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                ended.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2)));
        }

        if (ended.Count == 0) return 0;
        await using var note = new NpgsqlCommand(UpkeepSql.NoteEnds, connection, transaction);
        note.Parameters.AddWithValue(ended.Select(_ => Guid.CreateVersion7(time.GetUtcNow())).ToArray());
        note.Parameters.AddWithValue(ended.Select(access => access.CompanyId).ToArray());
        note.Parameters.AddWithValue(ended.Select(access => access.Id).ToArray());
        note.Parameters.AddWithValue(ended.Select(access => access.Name).ToArray());
        await note.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended.Count;
    }

    private async Task<long> DeleteRemainsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UpkeepSql.DeleteRemains);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> ForgetRecordingsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UpkeepSql.ForgetRecordings);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> ForgetSignUpsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UpkeepSql.ForgetSignUps);
        command.Parameters.AddWithValue(time.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
