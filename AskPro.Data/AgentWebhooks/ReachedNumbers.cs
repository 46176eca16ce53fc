using AskPro.Data.Setup;
using Npgsql;

namespace AskPro.Data.AgentWebhooks;

/// <summary>
/// Numbers of a company under which somebody called lately. Retell does not list all that lead to its agents: those of a telephone system of one's own that dials
/// in by SIP are in no list, and their calls come all the same.
/// </summary>
public static class ReachedNumbers
{
    // Longer than a holiday: a number that is quiet for a month may well be gone.
    private const string Sql =
        """
        select distinct business_number from calls
        where company_id = $1 and business_number = any ($2) and occurred_at > now() - interval '30 days' and not starts_with(call_id, $3)
        """;

    /// <param name="connection">A connection, in the transaction that sees the company where there is one.</param>
    /// <param name="companyId">Whose numbers.</param>
    /// <param name="numbers">E.164.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<IReadOnlySet<string>> OfAsync(
        NpgsqlConnection connection, Guid companyId, string[] numbers, CancellationToken cancellationToken)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        if (numbers.Length == 0)
            return reached;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(numbers);
        command.Parameters.AddWithValue(SetupTest.CallIdPrefix);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            reached.Add(rows.GetString(0));
        return reached;
    }
}
