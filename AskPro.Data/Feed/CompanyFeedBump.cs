using Npgsql;

namespace AskPro.Data.Feed;

/// <summary>The last statement of a transaction that changed something people see.</summary>
public static class CompanyFeedBump
{
    // Companies in id order, so that two batches cannot deadlock; the row lock until commit makes the order of numbers
    // the order in which changes become visible.
    private const string Sql =
        """
        insert into company_feed (company_id, seq, changed_at)
        select company_id, 1, clock_timestamp() from unnest($1) as changed (company_id) group by company_id order by company_id
        on conflict (company_id) do update set seq = company_feed.seq + 1, changed_at = excluded.changed_at
        returning company_id, seq
        """;

    /// <summary>Counts one change for each company and returns the new numbers, to be published after the commit.</summary>
    /// <param name="transaction">The transaction that made the changes; nothing else may follow in it.</param>
    /// <param name="companies">Whose data changed; repetitions count once.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public static async Task<IReadOnlyList<(Guid CompanyId, long Seq)>> BumpAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<Guid> companies, CancellationToken cancellationToken)
    {
        if (companies.Count == 0)
            return [];
        await using var command = new NpgsqlCommand(Sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue(companies.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var numbers = new List<(Guid, long)>(companies.Count);
        while (await reader.ReadAsync(cancellationToken))
            numbers.Add((reader.GetGuid(0), reader.GetInt64(1)));
        return numbers;
    }
}
