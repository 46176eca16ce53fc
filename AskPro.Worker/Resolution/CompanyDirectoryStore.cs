using AskPro.Data.Companies;
using Npgsql;

namespace AskPro.Worker.Resolution;

/// <summary>
/// Loads the directory for a batch, inside the batch's transaction: in one query, and in a second one what was remembered and is over. Whether
/// that is so is decided by the versions that the first query reads, so what the cache says is never more than a proposal.
/// </summary>
internal static class CompanyDirectoryStore
{
    public static async Task<(CompanyDirectory Directory, DirectoryNews News)> LoadAsync(
        NpgsqlTransaction transaction, KnownCompanies known, DirectoryQuestion question, CancellationToken cancellationToken)
    {
        var numbers = await known.NumbersAsync(question.Numbers, cancellationToken);
        var companies = await known.CompaniesAsync(question.Companies.Union(numbers.Select(number => number.CompanyId)), cancellationToken);
        var first = await DirectoryRows.ReadAsync(
            transaction,
            question with
            {
                Numbers = [.. question.Numbers.Except(numbers.Select(number => number.E164))],
                Companies = [.. question.Companies.Union(numbers.Select(number => number.CompanyId)).Except(companies.Select(company => company.Id))],
            },
            [.. numbers.Select(number => number.CompanyId).Union(companies.Select(company => company.Id))],
            cancellationToken);

        var staleNumbers = numbers.Where(number => !first.Holds(number.CompanyId, number.Version)).ToList();
        var staleCompanies = companies.Where(company => !first.Holds(company.Id, company.Version)).ToList();
        var found = new DirectoryNews();
        found.Add(first.News);
        if (staleNumbers.Count + staleCompanies.Count > 0)
        {
            var second = await DirectoryRows.ReadAsync(
                transaction,
                new([.. staleNumbers.Select(number => number.E164)], [], [.. staleCompanies.Select(company => company.Id)], []), [], cancellationToken);
            found.Add(second.News);
        }

        known.Count(NumberOwner.Kind, numbers.Count - staleNumbers.Count, question.Numbers.Length - numbers.Count, staleNumbers.Count);
        known.Count(CompanyFacts.Kind, companies.Count - staleCompanies.Count, question.Companies.Except(companies.Select(company => company.Id)).Count(), staleCompanies.Count);
        return (Build(first, numbers.Except(staleNumbers).Concat(found.Numbers), companies.Except(staleCompanies).Concat(found.Companies)), found);
    }

    private static CompanyDirectory Build(DirectoryRows rows, IEnumerable<NumberOwner> numbers, IEnumerable<CompanyFacts> companies)
    {
        var directory = new CompanyDirectory();
        var facts = new Dictionary<Guid, CompanyFacts>();
        foreach (var company in companies)
        {
            facts[company.Id] = company;
            directory.AddCompany(company.Id);
            if (company.Recording != RecordingModes.Never)
                directory.AddRecording(company.Id);
        }

        // Of a company that went between the two queries there are no facts, and so no number.
        foreach (var number in numbers.Where(number => facts.ContainsKey(number.CompanyId)))
            directory.AddNumber(number.E164, new(number.CompanyId, number.BranchId, facts[number.CompanyId].VouchedFor));
        foreach (var (agent, branch, company) in rows.Agents)
            directory.AddAgent(agent, new(company.Id, branch, company.VouchedFor));
        foreach (var (call, company) in rows.Calls)
            directory.AddAssigned(call, company.Id);
        foreach (var company in rows.Agents.Select(agent => agent.Company).Concat(rows.Calls.Select(call => call.Company)))
        {
            if (company.Recording != RecordingModes.Never)
                directory.AddRecording(company.Id);
        }

        return directory;
    }
}

/// <summary>What a batch wants to know; each once.</summary>
/// <param name="Numbers">Whose these are.</param>
/// <param name="Agents">Who has these.</param>
/// <param name="Companies">Whether these are there, and what holds for them.</param>
/// <param name="CallIds">Whether a person has given these to somebody.</param>
internal sealed record DirectoryQuestion(string[] Numbers, string[] Agents, Guid[] Companies, string[] CallIds);
