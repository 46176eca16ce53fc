using Npgsql;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>Why records could not be handed over.</summary>
internal static class LogFault
{
    /// <summary>They would be refused for ever; otherwise they may go another time.</summary>
    public static bool IsOfARecord(Exception failure) => failure switch
    {
        PostgresException refused => refused.SqlState[..2] is "22" or "23",
        NpgsqlException or RedisException or TimeoutException or IOException or OperationCanceledException or ObjectDisposedException => false,
        _ => true,
    };

    /// <summary>For a log line: the database's code or the kind of trouble, no text.</summary>
    public static string Reason(Exception failure) => failure is PostgresException refused ? refused.SqlState : failure.GetType().Name;
}
