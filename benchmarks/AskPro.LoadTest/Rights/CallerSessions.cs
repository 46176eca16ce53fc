using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.LoadTest.Rights;

/// <summary>A session of its own for every try: one that ends another, or itself, spoils nothing.</summary>
internal sealed class CallerSessions(NpgsqlDataSource owner)
{
    /// <summary>The bearer of a new session, or of the token; null for a stranger.</summary>
    public async Task<string?> OpenAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsKnown || caller.Secret is not null)
            return caller.Secret;
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        await using var open = owner.CreateCommand(
            """
            insert into sessions (id, token_hash, user_id, company_id, is_operator, created_at, verified_at, expires_at, last_seen_at)
            values (gen_random_uuid(), $1, $2, $3, $4, now(), now(), now() + interval '1 hour', now())
            """);
        open.Parameters.AddWithValue(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        open.Parameters.AddWithValue(caller.UserId);
        open.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)caller.Company?.Id ?? DBNull.Value);
        open.Parameters.AddWithValue(caller.IsOperator);
        await open.ExecuteNonQueryAsync(cancellationToken);
        return token;
    }
}
