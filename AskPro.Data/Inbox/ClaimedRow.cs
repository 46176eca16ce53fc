using Npgsql;

namespace AskPro.Data.Inbox;

internal static class ClaimedRow
{
    /// <summary>Reads a row of <see cref="InboxSql.Claim"/> or <see cref="InboxSql.ClaimOne"/>, by the order of its columns.</summary>
    public static ClaimedEvent Read(NpgsqlDataReader reader) => new()
    {
        EventId = reader.GetGuid(0),
        ReceivedAt = reader.GetFieldValue<DateTimeOffset>(1),
        CompanyId = reader.IsDBNull(2) ? null : reader.GetGuid(2),
        VerifiedBy = InboxText.Verifier(reader.GetString(3)),
        Event = Text(reader, 4),
        CallId = Text(reader, 5),
        Lane = reader.GetString(6),
        Attempts = reader.GetInt16(7),
        SignedAt = reader.GetFieldValue<DateTimeOffset>(8),
        TraceParent = Text(reader, 9),
        AssignedCompanyId = reader.IsDBNull(10) ? null : reader.GetGuid(10),
        Body = reader.GetFieldValue<byte[]>(11),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
