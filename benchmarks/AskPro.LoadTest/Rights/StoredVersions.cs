using AskPro.Tests.Integration.RestApi;
using Npgsql;

namespace AskPro.LoadTest.Rights;

/// <summary>The versions (<c>xmin</c>) of a company's rows: a request with the wrong one is refused for that alone and proves nothing about tenants.</summary>
internal sealed class StoredVersions
{
    private readonly Dictionary<string, uint> _byPath;

    private StoredVersions(Dictionary<string, uint> byPath) => _byPath = byPath;

    public static async Task<StoredVersions> TakeAsync(NpgsqlDataSource owner, GivenCompany company, CancellationToken cancellationToken)
    {
        await using var take = owner.CreateCommand(
            """
            select '/api/company', xmin from companies where id = $1
            union all select '/api/branches/' || id, xmin from branches where company_id = $1
            union all select '/api/phone-numbers/' || id, xmin from phone_numbers where company_id = $1
            union all select '/api/agents/' || id, xmin from agents where company_id = $1
            union all select '/api/team/' || user_id, xmin from memberships where company_id = $1
            """);
        take.Parameters.AddWithValue(company.Id);
        await using var reader = await take.ExecuteReaderAsync(cancellationToken);
        var byPath = new Dictionary<string, uint>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            byPath.Add(reader.GetString(0), reader.GetFieldValue<uint>(1));
        return new StoredVersions(byPath);
    }

    /// <summary>The version of the row that a path leads to; zero where there is none.</summary>
    public uint Of(string path) =>
        _byPath.Where(row => path.StartsWith(row.Key, StringComparison.Ordinal)).Select(row => row.Value).FirstOrDefault();
}
