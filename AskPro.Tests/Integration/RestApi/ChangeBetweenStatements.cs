using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Commits a change of somebody else right after the first statement that read <paramref name="table"/>.</summary>
internal sealed class ChangeBetweenStatements(NpgsqlDataSource owner, string table, string sql) : DbCommandInterceptor
{
    private int _done;

    public bool Happened => _done == 1;

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains($"FROM {table}", StringComparison.Ordinal) && Interlocked.Exchange(ref _done, 1) == 0)
        {
            await using var change = owner.CreateCommand(sql);
            await change.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }
}
