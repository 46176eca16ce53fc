using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>Sorts failures by whom they count against, and names them.</summary>
internal static class InboxCauses
{
    /// <summary>The database refused a value or a row; the detail is the SQLSTATE and, if any, the constraint.</summary>
    public const string DatabaseRefused = "database_refused";

    /// <summary>The database gave up on it: time, memory, deadlock; the detail is the SQLSTATE, or <c>command_timeout</c>.</summary>
    public const string DatabaseGaveUp = "database_gave_up";

    /// <summary>A defect in the Worker; the detail is the exception's type.</summary>
    public const string ProcessingFailed = "processing_failed";

    // PostgreSQL, appendix A; Npgsql has no name for it.
    private const string IdleInTransactionSessionTimeout = "25P03";

    /// <param name="failure">What happened.</param>
    /// <param name="answered">
    /// Whether the connection outlived it. Npgsql's time-outs look the same when the server confirmed the cancellation and when
    /// it did not answer that either; only the connection tells them apart. What the server reports as an error needs no such
    /// proof, and gets none: after some of them Npgsql closes the connection by itself.
    /// </param>
    public static InboxFailureKind KindOf(Exception failure, bool answered) => failure switch
    {
        OperationCanceledException => InboxFailureKind.Away,
        // The server ended a session that took too long between two statements: the events did that, not the server.
        PostgresException { SqlState: IdleInTransactionSessionTimeout } => InboxFailureKind.Passing,
        PostgresException reported when reported.InvariantSeverity != "ERROR" || IsAboutTheServer(reported.SqlState) => InboxFailureKind.Away,
        PostgresException reported => IsPassing(reported) ? InboxFailureKind.Passing : InboxFailureKind.Own,
        NpgsqlException or IOException or TimeoutException => answered ? InboxFailureKind.Passing : InboxFailureKind.Away,
        _ => InboxFailureKind.Own,
    };

    /// <summary>What an operator needs: the message when it is about the connection, otherwise where it happened.</summary>
    public static string Describe(Exception failure) =>
        IsAboutTheConnection(failure) ? failure.Message : $"{Of(failure).Detail} {failure.StackTrace}";

    /// <summary>Messages stay out: they quote values of the row.</summary>
    public static (string Cause, string Detail) Of(Exception failure) => failure switch
    {
        PostgresException passing when IsPassing(passing) => (DatabaseGaveUp, passing.SqlState),
        PostgresException { ConstraintName: { Length: > 0 } constraint } refused => (DatabaseRefused, $"{refused.SqlState} {constraint}"),
        PostgresException refused => (DatabaseRefused, refused.SqlState),
        NpgsqlException { InnerException: TimeoutException } => (DatabaseGaveUp, "command_timeout"),
        _ => (ProcessingFailed, failure.GetType().Name),
    };

    private static bool IsAboutTheConnection(Exception failure) =>
        failure is not PostgresException and (NpgsqlException or OperationCanceledException or IOException or TimeoutException);

    /// <summary>Stopping, starting, full, broken, or not the primary: true of every event, whatever it holds.</summary>
    private static bool IsAboutTheServer(string sqlState) =>
        sqlState.StartsWith("08", StringComparison.Ordinal)
        || sqlState.StartsWith("57P", StringComparison.Ordinal)
        || sqlState.StartsWith("58", StringComparison.Ordinal)
        || sqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded
            or PostgresErrorCodes.ReadOnlySqlTransaction;

    private static bool IsPassing(PostgresException reported) => reported.IsTransient || reported.SqlState == PostgresErrorCodes.QueryCanceled;
}
