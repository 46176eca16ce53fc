using AskPro.Data.Companies;
using Npgsql;

namespace AskPro.Worker.Resolution;

/// <summary>What the database says of numbers, agents, calls and companies, in one statement and so of one moment.</summary>
internal sealed class DirectoryRows
{
    // Every company is asked on purpose: this is where the tenant of an event is found. Agents are never remembered: another company that enters
    // the same one makes it ambiguous, and changes no version but its own.
    private const string Sql =
        """
        with found as (
            select 'number' as kind, number.e164 as key, number.company_id, number.branch_id from phone_numbers number where number.e164 = any($1)
            union all
            select 'agent', agent.retell_agent_id, agent.company_id, agent.branch_id from agents agent where agent.retell_agent_id = any($2)
            union all
            select 'company', '', wanted.id, null from unnest($3) as wanted (id)
            union all
            select 'call', call.call_id, call.company_id, null from calls call where call.call_id = any($4) and call.resolution_method = 'assigned'
        )
        select found.kind, found.key, found.company_id, found.branch_id, routing.version,
            company.name, company.time_zone, company.language, company.is_demo, company.vouched_for, company.recording
        from found join companies company on company.id = found.company_id
        left join routing_versions routing on routing.company_id = found.company_id
        union all
        select 'version', '', routing.company_id, null, routing.version, '', '', '', false, false, ''
        from routing_versions routing where routing.company_id = any($5)
        """;

    private readonly Dictionary<Guid, Guid> _versions = [];

    /// <summary>Numbers with their companies, and companies: what may be remembered.</summary>
    public DirectoryNews News { get; } = new();

    public List<(string AgentId, Guid? BranchId, CompanyFacts Company)> Agents { get; } = [];

    public List<(string CallId, CompanyFacts Company)> Calls { get; } = [];

    /// <summary>Whether what is remembered with this version is what the transaction would read.</summary>
    public bool Holds(Guid companyId, Guid version) => _versions.TryGetValue(companyId, out var current) && current == version;

    /// <param name="transaction">The batch's.</param>
    /// <param name="question">What is to be read.</param>
    /// <param name="remembered">Companies of which something is remembered: their versions.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public static async Task<DirectoryRows> ReadAsync(
        NpgsqlTransaction transaction, DirectoryQuestion question, Guid[] remembered, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue(question.Numbers);
        command.Parameters.AddWithValue(question.Agents);
        command.Parameters.AddWithValue(question.Companies);
        command.Parameters.AddWithValue(question.CallIds);
        command.Parameters.AddWithValue(remembered);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new DirectoryRows();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(reader);
        return rows;
    }

    private void Add(NpgsqlDataReader reader)
    {
        var (kind, key, companyId) = (reader.GetString(0), reader.GetString(1), reader.GetGuid(2));
        Guid? branch = reader.IsDBNull(3) ? null : reader.GetGuid(3);
        // None is a version that nothing has: what is read without one is used and not kept.
        var version = reader.IsDBNull(4) ? Guid.Empty : reader.GetGuid(4);
        if (kind == "version")
        {
            _versions[companyId] = version;
            return;
        }

        var company = new CompanyFacts(
            companyId, version, reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetBoolean(8), reader.GetBoolean(9), reader.GetString(10));
        switch (kind)
        {
            case "number":
                News.Numbers.Add(new(key, companyId, branch, version));
                News.Companies.Add(company);
                break;
            case "company":
                News.Companies.Add(company);
                break;
            case "agent":
                Agents.Add((key, branch, company));
                break;
            case "call":
                Calls.Add((key, company));
                break;
        }
    }
}
