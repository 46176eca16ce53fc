using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Logs;

/// <summary>Forgets log records, for the Worker.</summary>
public sealed class LogArchive(NpgsqlDataSource database)
{
    /// <summary>Seconds: the first time after a long pause there may be much.</summary>
    private const int Patience = 60;

    private const string ForgetSql =
        """
        delete from log_records
        where at < $1 or (at, id) <= (select at, id from log_records order by at desc, id desc offset $2 limit 1)
        """;

    /// <summary>Forgets what is older, and of the rest all but the latest.</summary>
    /// <returns>How many records.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ForgetSql);
        command.CommandTimeout = Patience;
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, before);
        command.Parameters.AddWithValue(most);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
