using AskPro.Worker.Resolution;
using Npgsql;

namespace AskPro.Worker.Verbs.Caches;

/// <summary>Reads every company with its numbers, in pages, each of one moment.</summary>
internal sealed class WarmReader(NpgsqlDataSource database)
{
    private const int CompaniesAtOnce = 500;

    // Every company is asked on purpose, as the Worker does for its batches.
    private const string Sql = "select id from companies where id > $1 order by id limit $2";
    private const string NumbersSql = "select e164 from phone_numbers where company_id = any($1)";

    public async IAsyncEnumerable<DirectoryNews> PagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var last = Guid.Empty;
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var companies = await ListAsync<Guid>(transaction, Sql, [last, CompaniesAtOnce], cancellationToken);
            if (companies.Count == 0) yield break;
            var numbers = await ListAsync<string>(transaction, NumbersSql, [companies.ToArray()], cancellationToken);
            var rows = await DirectoryRows.ReadAsync(transaction, new([.. numbers], [], [.. companies], []), [], cancellationToken);
            yield return rows.News;
            last = companies[^1];
        }
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlTransaction transaction, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            list.Add(reader.GetFieldValue<T>(0));
        return list;
    }
}
