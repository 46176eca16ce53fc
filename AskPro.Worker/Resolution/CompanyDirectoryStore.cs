using AskPro.Data.Companies;
using Npgsql;

namespace AskPro.Worker.Resolution;

/// <summary>Loads the directory for a batch in one query, inside the batch's transaction.</summary>
internal static class CompanyDirectoryStore
{
    // Every company is asked on purpose: this is where the tenant of an event is found.
    private const string Sql =
        """
        select 'number', number.e164, number.company_id, number.branch_id, company.vouched_for, company.recording
        from phone_numbers number join companies company on company.id = number.company_id where number.e164 = any($1)
        union all
        select 'agent', agent.retell_agent_id, agent.company_id, agent.branch_id, company.vouched_for, company.recording
        from agents agent join companies company on company.id = agent.company_id where agent.retell_agent_id = any($2)
        union all
        select 'company', '', company.id, null, company.vouched_for, company.recording from companies company where company.id = any($3)
        union all
        select 'call', call.call_id, call.company_id, null, company.vouched_for, company.recording
        from calls call join companies company on company.id = call.company_id where call.call_id = any($4) and call.resolution_method = 'assigned'
        """;

    public static async Task<CompanyDirectory> LoadAsync(
        NpgsqlTransaction transaction, IEnumerable<string> numbers, IEnumerable<string> agents, IEnumerable<Guid> companies,
        IEnumerable<string> callIds, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue(numbers.Distinct(StringComparer.Ordinal).ToArray());
        command.Parameters.AddWithValue(agents.Distinct(StringComparer.Ordinal).ToArray());
        command.Parameters.AddWithValue(companies.Distinct().ToArray());
        command.Parameters.AddWithValue(callIds.Distinct(StringComparer.Ordinal).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var directory = new CompanyDirectory();
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = new DirectoryEntry(reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetGuid(3), reader.GetBoolean(4));
            if (reader.GetString(5) != RecordingModes.Never)
                directory.AddRecording(entry.CompanyId);
            Add(directory, reader.GetString(0), reader.GetString(1), entry);
        }

        return directory;
    }

    private static void Add(CompanyDirectory directory, string kind, string key, DirectoryEntry entry)
    {
        switch (kind)
        {
            case "number":
                directory.AddNumber(key, entry);
                break;
            case "agent":
                directory.AddAgent(key, entry);
                break;
            case "company":
                directory.AddCompany(entry.CompanyId);
                break;
            case "call":
                directory.AddAssigned(key, entry.CompanyId);
                break;
        }
    }
}
