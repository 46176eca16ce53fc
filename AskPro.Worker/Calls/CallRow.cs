using AskPro.Worker.Resolution;
using Npgsql;
using NpgsqlTypes;

namespace AskPro.Worker.Calls;

/// <summary>Translates between a row of <c>calls</c> and <see cref="CallState"/>.</summary>
internal static class CallRow
{
    /// <summary>Reads the row that <see cref="CallSql.Load"/> selects.</summary>
    public static CallState Read(NpgsqlDataReader row)
    {
        var call = new CallState(row.GetGuid(0), row.GetGuid(1), row.GetString(2))
        {
            Stage = row.GetInt16(3),
            StoredStage = row.GetInt16(3),
            Method = ResolutionMethodWords.Read(row.GetString(4)),
            FirstReceivedAt = row.GetFieldValue<DateTimeOffset>(5),
            EndedReceivedAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
            AnalyzedAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        };
        call.Unreadable.UnionWith(row.GetFieldValue<string[]>(8));
        for (var field = 0; field < CallField.All.Count; field++)
            call.Values[field] = Value(row, CallSql.OwnCount + field, CallField.All[field].Type);
        CallStamps.Read(row.GetString(9), call);
        return call;
    }

    /// <summary>One register of all calls as an array parameter.</summary>
    public static NpgsqlParameter Column(CallState[] calls, int field) => CallField.All[field].Type switch
    {
        NpgsqlDbType.Integer => Column<int?>(calls, field),
        NpgsqlDbType.Bigint => Column<long?>(calls, field),
        NpgsqlDbType.Boolean => Column<bool?>(calls, field),
        NpgsqlDbType.Numeric => Column<decimal?>(calls, field),
        NpgsqlDbType.TimestampTz => Column<DateTimeOffset?>(calls, field),
        NpgsqlDbType.Uuid => Column<Guid?>(calls, field),
        _ => Column<string?>(calls, field),
    };

    private static NpgsqlParameter Column<T>(CallState[] calls, int field) =>
        new() { Value = calls.Select(call => (T?)call.Values[field]).ToArray() };

    private static object? Value(NpgsqlDataReader row, int ordinal, NpgsqlDbType type) => row.IsDBNull(ordinal) ? null : type switch
    {
        NpgsqlDbType.TimestampTz => row.GetFieldValue<DateTimeOffset>(ordinal),
        NpgsqlDbType.Jsonb => row.GetString(ordinal),
        _ => row.GetValue(ordinal),
    };
}
