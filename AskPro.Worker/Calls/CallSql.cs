using NpgsqlTypes;

namespace AskPro.Worker.Calls;

/// <summary>The statements of <see cref="CallStore"/>. The columns come from <see cref="CallField.All"/>, never from outside.</summary>
internal static class CallSql
{
    private const string OwnColumns =
        "id, company_id, call_id, stage, resolution_method, first_received_at, ended_received_at, analyzed_at, unreadable_fields, stamps";

    private static readonly string _registers = string.Join(", ", CallField.All.Select(field => field.Column));

    /// <summary>
    /// $1 lock numbers, ascending, so that two batches cannot deadlock. Locks instead of rows because a new call has no row
    /// yet; held until the transaction ends.
    /// </summary>
    public const string Lock = "select pg_advisory_xact_lock(number) from unnest($1) as wanted (number)";

    /// <summary>$1 companies, $2 call ids. For update, because pages may write to the rows too.</summary>
    public static readonly string Load =
        $"""
        select {Prefixed("call", OwnColumns)}, {Prefixed("call", _registers)}
        from unnest($1, $2) as wanted (company_id, call_id)
        join calls as call on call.company_id = wanted.company_id and call.call_id = wanted.call_id
        order by call.company_id, call.call_id
        for update of call
        """;

    /// <summary>$1… the columns as arrays, then the time of the change.</summary>
    public static readonly string Save =
        $"""
        insert into calls ({OwnColumns}, {_registers}, customer_id, updated_at)
        select row.id, row.company_id, row.call_id, row.stage, row.resolution_method, row.first_received_at,
               row.ended_received_at, row.analyzed_at, string_to_array(row.unreadable_fields, ','), row.stamps::jsonb,
               {string.Join(", ", CallField.All.Select(Selected))}, customer.id, ${OwnCount + CallField.All.Count + 1}
        from unnest({string.Join(", ", Enumerable.Range(1, OwnCount + CallField.All.Count).Select(number => $"${number}"))})
            as row ({OwnColumns}, {_registers})
        left join customers as customer on customer.company_id = row.company_id and customer.e164 = row.customer_number
        order by row.company_id, row.call_id
        on conflict (company_id, call_id) do update set
            stage = excluded.stage, resolution_method = excluded.resolution_method,
            first_received_at = excluded.first_received_at, ended_received_at = excluded.ended_received_at,
            analyzed_at = excluded.analyzed_at, unreadable_fields = excluded.unreadable_fields, stamps = excluded.stamps,
            {string.Join(", ", CallField.All.Select(field => $"{field.Column} = excluded.{field.Column}"))},
            customer_id = excluded.customer_id, updated_at = excluded.updated_at
        """;

    /// <summary>$1 companies, $2 calls whose transcript is replaced.</summary>
    public const string DeleteTurns =
        """
        delete from call_turns as turn using unnest($1, $2) as wanted (company_id, call_id)
        where turn.company_id = wanted.company_id and turn.call_id = wanted.call_id
        """;

    /// <summary>$1… the columns as arrays.</summary>
    public const string InsertTurns =
        """
        insert into call_turns (company_id, call_id, position, role, content, start_seconds, end_seconds, raw)
        select company_id, call_id, position, role, content, start_seconds, end_seconds, raw::jsonb
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            as turn (company_id, call_id, position, role, content, start_seconds, end_seconds, raw)
        """;

    /// <summary>How many of <see cref="OwnColumns"/> there are.</summary>
    public const int OwnCount = 10;

    private static string Selected(CallField field) =>
        field.Type == NpgsqlDbType.Jsonb ? $"row.{field.Column}::jsonb" : $"row.{field.Column}";

    private static string Prefixed(string table, string columns) =>
        string.Join(", ", columns.Split(", ").Select(column => $"{table}.{column}"));
}
