using Npgsql;

namespace AskPro.Worker.Resolution;

/// <summary>Loads the directory for a batch in one query, inside the batch's transaction.</summary>
internal static class CompanyDirectoryStore
{
    // Every company is asked on purpose: this is where the tenant of an event is found.
    private const string Sql =
        """
        select true, number.e164, number.company_id, number.branch_id, company.vouched_for
        from phone_numbers number join companies company on company.id = number.company_id where number.e164 = any($1)
        union all
        select false, agent.retell_agent_id, agent.company_id, agent.branch_id, company.vouched_for
        from agents agent join companies company on company.id = agent.company_id where agent.retell_agent_id = any($2)
        """;

    public static async Task<CompanyDirectory> LoadAsync(
        NpgsqlTransaction transaction, IEnumerable<string> numbers, IEnumerable<string> agents, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue(numbers.Distinct(StringComparer.Ordinal).ToArray());
        command.Parameters.AddWithValue(agents.Distinct(StringComparer.Ordinal).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var directory = new CompanyDirectory();
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = new DirectoryEntry(reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetGuid(3), reader.GetBoolean(4));
            if (reader.GetBoolean(0))
                directory.AddNumber(reader.GetString(1), entry);
            else
                directory.AddAgent(reader.GetString(1), entry);
        }

        return directory;
    }
}
