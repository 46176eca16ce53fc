using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>Sorts failures: the database's own troubles pass and are nobody's fault, everything else is the event's.</summary>
internal static class InboxCauses
{
    /// <summary>The database refused a value or a row; the detail is the SQLSTATE and, if any, the constraint.</summary>
    public const string DatabaseRefused = "database_refused";

    /// <summary>A defect in the Worker; the detail is the exception's type.</summary>
    public const string ProcessingFailed = "processing_failed";

    /// <summary>Connection lost, server stopping, deadlock, time-out, no free connection: try again, count nothing.</summary>
    public static bool IsPassing(Exception failure) =>
        failure is NpgsqlException { IsTransient: true } or OperationCanceledException or IOException or TimeoutException;

    /// <summary>What an operator needs: the message when it is about the connection, otherwise where it happened.</summary>
    public static string Describe(Exception failure) =>
        IsPassing(failure) ? failure.Message : $"{Of(failure).Detail} {failure.StackTrace}";

    /// <summary>Messages stay out: they quote values of the row.</summary>
    public static (string Cause, string Detail) Of(Exception failure) => failure switch
    {
        PostgresException { ConstraintName: { Length: > 0 } constraint } refused => (DatabaseRefused, $"{refused.SqlState} {constraint}"),
        PostgresException refused => (DatabaseRefused, refused.SqlState),
        _ => (ProcessingFailed, failure.GetType().Name),
    };
}
