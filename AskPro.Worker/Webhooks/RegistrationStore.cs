using System.Text.Json.Nodes;
using AskPro.Data.AgentWebhooks;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.Worker.Webhooks;

/// <summary>Reads whose webhooks are to be registered, notes in the company's audit log what was changed, and keeps how each agent stands.</summary>
internal sealed class RegistrationStore(NpgsqlDataSource database, TimeProvider time)
{
    private const string AllSql =
        """
        select company.id, key.secret_protected, company.webhook_key_protected,
            array(select retell_agent_id from agents where company_id = company.id order by retell_agent_id),
            array(select e164 from phone_numbers where company_id = company.id order by e164)
        from companies company join retell_keys key on key.company_id = company.id and key.state = 'current'
        where company.state <> 'deleting'
        """;

    private const string TargetsSql = $"{AllSql} and ($1::uuid is null or company.id = $1) order by company.id";

    private const string DueSql =
        $"{AllSql} and company.webhook_key_protected is not null and (key.watched_at is null or key.watched_at <= $1) order by key.watched_at nulls first, company.id limit $2";

    // An agent that only answers one of the company's numbers is entered nowhere: then the note is about the company.
    private const string NoteSql =
        """
        insert into audit_entries (id, company_id, at, actor_name, action, subject_id, subject_name, after)
        select $1, company.id, $2, 'AskPro', 'agent.webhook_registered', coalesce(agent.id, company.id), coalesce(agent.name, $3), $4::jsonb
        from companies company left join agents agent on agent.company_id = company.id and agent.retell_agent_id = $5
        where company.id = $6
        """;

    internal async Task<IReadOnlyList<RegistrationTarget>> TargetsAsync(Guid? only, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(TargetsSql);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)only ?? DBNull.Value });
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Companies with an address whose last look began then or earlier, the longest ago first.</summary>
    internal async Task<IReadOnlyList<RegistrationTarget>> DueAsync(DateTimeOffset lookedAtBefore, int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(DueSql);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, lookedAtBefore);
        command.Parameters.AddWithValue(most);
        return await ReadAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlyList<RegistrationTarget>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var targets = new List<RegistrationTarget>();
        while (await reader.ReadAsync(cancellationToken))
        {
            targets.Add(new RegistrationTarget(
                reader.GetGuid(0), reader.GetString(1), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2),
                await reader.GetFieldValueAsync<string[]>(3, cancellationToken), await reader.GetFieldValueAsync<string[]>(4, cancellationToken)));
        }

        return targets;
    }

    internal async Task NoteAsync(Guid companyId, AgentRegistration done, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(NoteSql);
        command.Parameters.AddWithValue(Guid.CreateVersion7(now));
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(done.AgentName ?? done.AgentId);
        var noted = new JsonObject { ["agentId"] = done.AgentId, ["agentVersion"] = done.ChangedVersion };
        if (done.MayHaveChanged)
            noted["unanswered"] = true;
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, noted.ToJsonString());
        command.Parameters.AddWithValue(done.AgentId);
        command.Parameters.AddWithValue(companyId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Keeps how the agent stands, for the company's pages.</summary>
    /// <returns>Whether it was right when it was last seen, and is no longer.</returns>
    internal async Task<bool> KeepAsync(Guid companyId, AgentRegistration report, RetellWebhookSettings wish, CancellationToken cancellationToken)
    {
        if (!report.IsAboutAgent)
            return false;
        var seen = new AgentWebhookSighting(report.AgentId, report.AgentName, report.StateCode, WebhookFacts.Of(report, wish).ToJson(), time.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AgentWebhookSql.KeepAsync(connection, companyId, seen, cancellationToken);
    }

    internal async Task ForgetOthersAsync(Guid companyId, IReadOnlyCollection<string> agents, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await AgentWebhookSql.ForgetOthersAsync(connection, companyId, agents, cancellationToken);
    }
}
