using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

internal static class DatabaseQueries
{
    /// <summary>Runs SQL with the transaction's company set as Api sets it; <paramref name="companyId"/> null: not set at all.</summary>
    public static async Task<T> AskAsync<T>(this NpgsqlDataSource source, Guid? companyId, string sql, params object[] values)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (companyId is { } id)
        {
            await using var setting = new NpgsqlCommand("select set_config('askpro.company_id', $1, true)", connection, transaction);
            setting.Parameters.AddWithValue(id.ToString("D"));
            await setting.ExecuteNonQueryAsync(stop);
        }

        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        var answer = await command.ExecuteScalarAsync(stop);
        await transaction.CommitAsync(stop);
        return (T)answer!;
    }

    /// <summary>Runs SQL and returns the number of rows it changed.</summary>
    public static async Task<int> ChangeAsync(this NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<string> RefusalAsync(Func<Task> attempt) =>
        (await Assert.ThrowsAnyAsync<PostgresException>(attempt)).SqlState;
}
