using AskPro.Data.Inbox;
using Npgsql;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>A row the database refuses for what it holds (SQLSTATE class 22 or 23). It is kept all the same, without the values that may be to blame.</summary>
internal static class RefusedRow
{
    private const string Cause = "refused_by_database";

    public static bool IsRow(PostgresException refusal) =>
        refusal.SqlState.StartsWith("22", StringComparison.Ordinal) || refusal.SqlState.StartsWith("23", StringComparison.Ordinal);

    /// <summary>The raw body stays whole, so nothing is lost: bytes cannot be refused.</summary>
    public static InboxEntry SetAside(InboxEntry entry, PostgresException refusal) => entry with
    {
        Event = null,
        CallId = null,
        TraceParent = null,
        Lane = "refused",
        State = InboxState.Quarantined,
        Cause = Cause,
        // Neither the message nor the detail: both may quote the caller.
        CauseDetail = $"SQLSTATE {refusal.SqlState} {refusal.ConstraintName}".TrimEnd(),
    };
}
