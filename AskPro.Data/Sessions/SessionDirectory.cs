using Npgsql;

namespace AskPro.Data.Sessions;

/// <summary>
/// Finds a session before its company is known. The role of Api sees no session outside a tenant transaction; the
/// function behind this returns exactly one, for who holds the token.
/// </summary>
public sealed class SessionDirectory(NpgsqlDataSource database, TimeProvider time)
{
    private const string FindSql =
        "select session_id, user_id, company_id, role, is_operator, is_demo, expires_at, last_seen_at, verified_at, branch_ids from find_session($1, $2)";

    /// <summary>The valid session of a token, or null.</summary>
    /// <param name="tokenHash">SHA-256 of the token, 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<FoundSession?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(tokenHash);
        command.Parameters.AddWithValue(time.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new FoundSession(
            reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<Guid?>(2),
            await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3),
            reader.GetBoolean(4), reader.GetBoolean(5),
            reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7),
            reader.GetFieldValue<DateTimeOffset>(8),
            await reader.IsDBNullAsync(9, cancellationToken) ? null : reader.GetFieldValue<Guid[]>(9));
    }
}
