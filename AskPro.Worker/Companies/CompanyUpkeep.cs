using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Companies;

/// <summary>
/// One look: ends support accesses whose time is over and deletes companies whose grace period is, each company in a transaction of
/// its own. All times are the database's, so whoever looks twice, or two Workers at once, do it once.
/// </summary>
internal sealed class CompanyUpkeep(NpgsqlDataSource database, IOptions<UpkeepOptions> options, TimeProvider time, ILogger<CompanyUpkeep> log)
{
    public async Task<UpkeepResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        var ended = await EndExpiredAsync(cancellationToken);
        var deleted = new List<DeletedCompany>();
        var failed = 0;
        foreach (var companyId in await DueAsync(cancellationToken))
        {
            try
            {
                if (await DeleteAsync(companyId, cancellationToken) is { } gone) deleted.Add(gone);
            }
            // Kept by an operator in this moment, or too busy: the others are deleted all the same.
            catch (PostgresException refused)
            {
                failed++;
                log.DeletionFailed(companyId, refused.SqlState);
            }
        }

        return new UpkeepResult(ended, deleted, failed, await DeleteRemainsAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
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
        await using var delete = new NpgsqlCommand(UpkeepSql.Delete, connection, transaction) { CommandTimeout = (int)limit.TotalSeconds };
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
}
