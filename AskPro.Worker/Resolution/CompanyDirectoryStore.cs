using Npgsql;

namespace AskPro.Worker.Resolution;

/// <summary>Loads the directory for a batch in one query, inside the batch's transaction.</summary>
internal static class CompanyDirectoryStore
{
    // Every company is asked on purpose: this is where the tenant of an event is found.
    private const string Sql =
        """
        select true, e164, company_id, branch_id from phone_numbers where e164 = any($1)
        union all
        select false, retell_agent_id, company_id, branch_id from agents where retell_agent_id = any($2)
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
            var entry = new DirectoryEntry(reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetGuid(3));
            if (reader.GetBoolean(0))
                directory.AddNumber(reader.GetString(1), entry);
            else
                directory.AddAgent(reader.GetString(1), entry);
        }

        return directory;
    }
}
