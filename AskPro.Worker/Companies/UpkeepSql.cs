using AskPro.Data.Companies;

namespace AskPro.Worker.Companies;

/// <summary>The statements of the upkeep. What they do and guard stands in AskPro.Data/Schema/Sql/operators.sql.</summary>
internal static class UpkeepSql
{
    public const string Due = "select id from companies where state = 'deleting' and delete_after <= now() order by delete_after, id";

    /// <summary>$1 milliseconds.</summary>
    public const string AllowTime = "select set_config('statement_timeout', $1, true)";

    /// <summary>$1 company. One row, or none when it is not due or somebody else is at it.</summary>
    public const string Delete = "select name, calls, people, events from delete_company($1)";

    /// <summary>The trace that stays. $1 id, $2 company, $3 name, $4 counts as json.</summary>
    public const string NoteDeletion =
        """
        insert into operator_audit_entries (id, at, actor_name, action, company_id, subject_id, subject_name, after)
        values ($1, now(), 'AskPro', 'company.deleted', $2, $2, $3, $4::jsonb)
        """;

    public const string EndExpired = "select id, company_id, operator_name from end_expired_support_accesses()";

    /// <summary>In the log of the company. $1 ids, $2 companies, $3 accesses, $4 operators' names.</summary>
    public const string NoteEnds =
        """
        insert into audit_entries (id, company_id, at, actor_name, action, subject_id, subject_name, after)
        select note.*, '{"expired": true}' from (
            select id, company_id, now(), 'AskPro-Betrieb', 'support.ended', access_id, operator_name
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as ended (id, company_id, access_id, operator_name)
        ) note
        """;

    public const string DeleteRemains = "select delete_remains()";

    /// <summary>
    /// Addresses of recordings of calls that ended a day ago and whose analysis never came, or came without consent to an older Worker.
    /// Calls that the pump holds, and more than a thousand, wait for the next look. Nobody could see them, so no page is told.
    /// </summary>
    public const string ForgetRecordings =
        $"""
        with stale as materialized (
            select company_id, id from calls
            where {RecordingModes.AddressWithoutConsent} and coalesce(ended_at, first_received_at) < now() - interval '24 hours'
            limit 1000
            for update skip locked
        )
        update calls call set recording_url = null, recording_multi_channel_url = null
        from stale where call.company_id = stale.company_id and call.id = stale.id
        """;

    /// <summary>$1 now.</summary>
    public const string ForgetSignUps = "select forget_sign_ups($1)";
}
