using AskPro.Data.AgentWebhooks;
using AskPro.Data.Inbox;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.Worker.Webhooks;

/// <summary>The statements of the watch: whose turn it is, whether the key is taken, and whether calls arrived.</summary>
internal sealed class WatchStore(NpgsqlDataSource database, TimeProvider time)
{
    // Whoever comes second finds no row, and the key that was replaced meanwhile is not asked about.
    private const string ClaimSql =
        """
        update retell_keys set watched_at = $3
        where company_id = $1 and state = 'current' and secret_protected = $4 and (watched_at is null or watched_at <= $2)
        """;

    // Only what a look can tell of a key: whether it is taken. Null: it is.
    private const string NoteKeySql =
        """
        update retell_keys set checked_at = $2, check_code = $3
        where company_id = $1 and state = 'current' and secret_protected = $4 and check_code is distinct from $3
        """;

    private const string LastLooksSql = "select retell_agent_id, checked_at from agent_webhooks where company_id = $1";

    private const string RightSinceSql = "select since from agent_webhooks where company_id = $1 and retell_agent_id = $2 and code = 'right'";

    private const string KnownSql = "select exists (select from calls where company_id = $1 and call_id = any ($2))";

    private const string NoteSilenceSql =
        """
        with before as (select silent_calls from agent_webhooks where company_id = $1 and retell_agent_id = $2 for update)
        update agent_webhooks set silent_calls = $3, silent_since = case when $3 > 0 then least(silent_since, $4) end
        from before where company_id = $1 and retell_agent_id = $2
        returning before.silent_calls = 0 and $3 > 0
        """;

    private const string NoteLooseSql =
        """
        with before as (select loose_numbers from retell_keys where company_id = $1 and state = 'current' and secret_protected = $2 for update)
        update retell_keys set loose_numbers = $3
        from before where company_id = $1 and state = 'current' and secret_protected = $2
        returning jsonb_array_length($3) > 0 and before.loose_numbers is distinct from $3
        """;

    /// <summary>Takes the turn at a company.</summary>
    /// <returns>False when somebody else had it since.</returns>
    internal async Task<bool> ClaimAsync(RegistrationTarget target, DateTimeOffset lookedAtBefore, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ClaimSql);
        command.Parameters.AddWithValue(target.CompanyId);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, lookedAtBefore);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, time.GetUtcNow());
        command.Parameters.AddWithValue(target.RetellKeyProtected);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Keeps whether Retell takes the key.</summary>
    /// <returns>Whether that is new.</returns>
    internal async Task<bool> NoteKeyAsync(RegistrationTarget target, RetellFault? fault, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(NoteKeySql);
        command.Parameters.AddWithValue(target.CompanyId);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, time.GetUtcNow());
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)fault?.Code() ?? DBNull.Value });
        command.Parameters.AddWithValue(target.RetellKeyProtected);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Of the numbers that lead nowhere at Retell those that bring no calls either.</summary>
    internal async Task<IReadOnlyList<LooseNumber>> LooseAsync(RegistrationTarget target, IReadOnlyList<LooseNumber> found, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return LooseNumber.Without(found, await ReachedNumbers.OfAsync(connection, target.CompanyId, [.. found.Select(number => number.Number)], cancellationToken));
    }

    /// <summary>Keeps which of the company's numbers lead nowhere.</summary>
    /// <returns>Whether some do, and not the same ones as the last time.</returns>
    internal async Task<bool> NoteLooseNumbersAsync(RegistrationTarget target, IReadOnlyList<LooseNumber> loose, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(NoteLooseSql);
        command.Parameters.AddWithValue(target.CompanyId);
        command.Parameters.AddWithValue(target.RetellKeyProtected);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, LooseNumber.ToJson(loose));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>When each agent was last looked at.</summary>
    internal async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastLooksAsync(Guid companyId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(LastLooksSql);
        command.Parameters.AddWithValue(companyId);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var looks = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
            looks[rows.GetString(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        return looks;
    }

    /// <summary>Since when the agent is right; null when it is not.</summary>
    internal async Task<DateTimeOffset?> RightSinceAsync(Guid companyId, string agentId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(RightSinceSql);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(agentId);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime since ? since : null;
    }

    /// <summary>Whether any event of any of these calls arrived.</summary>
    internal async Task<bool> HaveArrivedAsync(Guid companyId, string[] callIds, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(KnownSql);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(callIds);
        // What was accepted and has not become a call yet, or never will, has arrived all the same.
        return await command.ExecuteScalarAsync(cancellationToken) is true || await InboxQueue.HoldsAsync(database, callIds, from, cancellationToken);
    }

    /// <summary>Keeps how many calls Retell lists of which none arrived; 0: it is not so, or not any more.</summary>
    /// <returns>Whether it was not so the last time.</returns>
    internal async Task<bool> NoteSilenceAsync(Guid companyId, string agentId, int calls, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(NoteSilenceSql);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(agentId);
        command.Parameters.AddWithValue(calls);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)since ?? DBNull.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
