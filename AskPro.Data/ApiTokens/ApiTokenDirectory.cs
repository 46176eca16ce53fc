using Npgsql;

namespace AskPro.Data.ApiTokens;

/// <summary>
/// Finds a token before its company is known. The role of Api sees no token outside a tenant transaction; the function behind
/// this returns exactly one, for who holds it.
/// </summary>
public sealed class ApiTokenDirectory(NpgsqlDataSource database)
{
    private const string FindSql =
        """
        select token_id, name, company_id, company_state, user_id, role, scopes, is_demo, expires_at, revoked_at, last_used_at, branch_ids
        from find_api_token($1)
        """;

    /// <summary>The token of a hash, ended ones too; null when there is none.</summary>
    /// <param name="tokenHash">SHA-256 of the token, 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<FoundApiToken?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(tokenHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new FoundApiToken(
            reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2), reader.GetString(3), Value<Guid>(reader, 4), Text(reader, 5),
            reader.GetFieldValue<string[]>(6), reader.GetBoolean(7), reader.GetFieldValue<DateTimeOffset>(8), Value<DateTimeOffset>(reader, 9),
            Value<DateTimeOffset>(reader, 10), reader.IsDBNull(11) ? null : reader.GetFieldValue<Guid[]>(11));
    }

    // One row, already here whole: nothing to wait for.
    private static T? Value<T>(NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
