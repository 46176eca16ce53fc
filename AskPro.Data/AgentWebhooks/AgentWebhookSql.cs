using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.AgentWebhooks;

/// <summary>Writes what was seen of agents' webhooks; the same statements for Api, in the transaction of its company, and for the Worker.</summary>
public static class AgentWebhookSql
{
    // "Since" moves only when right becomes wrong or wrong becomes right.
    private const string KeepSql =
        """
        insert into agent_webhooks as kept (company_id, retell_agent_id, agent_name, code, report, checked_at, since, right_at)
        values ($1, $2, $3, $4, $5, $6, $6, case when $4 = 'right' then $6 end)
        on conflict (company_id, retell_agent_id) do update set
            agent_name = coalesce(excluded.agent_name, kept.agent_name), code = excluded.code, report = excluded.report, checked_at = excluded.checked_at,
            since = case when (kept.code = 'right') = (excluded.code = 'right') then kept.since else excluded.since end,
            right_at = coalesce(excluded.right_at, kept.right_at)
        where kept.checked_at <= excluded.checked_at
        returning code <> 'right' and right_at is not null and since = checked_at
        """;

    private const string ForgetSql = "delete from agent_webhooks where company_id = $1 and not retell_agent_id = any ($2)";

    /// <returns>Whether the agent was right when it was last seen, and is no longer.</returns>
    public static async Task<bool> KeepAsync(NpgsqlConnection connection, Guid companyId, AgentWebhookSighting seen, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(KeepSql, connection);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(seen.RetellAgentId);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)seen.AgentName ?? DBNull.Value });
        command.Parameters.AddWithValue(NpgsqlDbType.Text, seen.Code);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, seen.Report);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, seen.At);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Drops what is known of agents that are not the company's business any more.</summary>
    public static async Task ForgetOthersAsync(NpgsqlConnection connection, Guid companyId, IReadOnlyCollection<string> agents, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ForgetSql, connection);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(agents.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What was seen of an agent's webhook.</summary>
/// <param name="RetellAgentId"><c>agent_…</c>.</param>
/// <param name="AgentName">What Retell calls it, when it could be read.</param>
/// <param name="Code"><see cref="AgentWebhook.Right"/>, or a code of what is not.</param>
/// <param name="Report">JSON.</param>
/// <param name="At">When Retell was asked.</param>
public sealed record AgentWebhookSighting(string RetellAgentId, string? AgentName, string Code, string Report, DateTimeOffset At);
