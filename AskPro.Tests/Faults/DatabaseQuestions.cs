using Npgsql;
using Xunit;

namespace AskPro.Tests.Faults;

/// <summary>Questions a test asks the database as its owner.</summary>
internal static class DatabaseQuestions
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks until the database says yes. The database does the waiting between two questions; a minute in vain fails the test.</summary>
    public static async Task UntilAsync(this NpgsqlDataSource owner, string question, params object[] values)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await owner.ScalarAsync<bool>(question, values))
        {
            limit.Token.ThrowIfCancellationRequested();
            await using var pause = owner.CreateCommand("select pg_sleep(0.02)");
            await pause.ExecuteNonQueryAsync(limit.Token);
        }
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource owner, string question, params object[] values)
    {
        await using var command = owner.CreateCommand(question);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
