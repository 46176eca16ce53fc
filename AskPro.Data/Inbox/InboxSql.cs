using AskPro.Data.Setup;

namespace AskPro.Data.Inbox;

/// <summary>
/// Every statement of the inbox. Times are the database's, so that the clocks of processes neither delay nor hasten a try;
/// every transition names the state it comes from, so that a second one finds no row.
/// </summary>
internal static class InboxSql
{
    /// <summary>
    /// Keys, bodies and jobs in one statement and one commit. $1 keys (sorted, so that two flushes never deadlock), $2 ids,
    /// $3 receipts, $4 bodies, $5 companies, $6 verifiers, $7 events, $8 call ids, $9 lanes, $10 states, $11 causes,
    /// $12 cause details, $13 signature times, $14 traceparents, $15 headers. Returns the ids that are new; the rest are duplicates, of
    /// earlier rows or of a row of the same batch (DO NOTHING, because DO UPDATE fails on twins).
    /// Bodies are unnested apart: carried through the first CTE they would be copied twice.
    /// </summary>
    public const string Accept =
        """
        with fresh as (
            insert into inbox_keys (dedupe_key, event_id, received_at)
            select * from unnest($1::bytea[], $2::uuid[], $3::timestamptz[])
            on conflict (dedupe_key) do nothing
            returning event_id
        ), bodies as (
            insert into inbox_bodies (event_id, received_at, body, headers)
            select sent.* from unnest($2::uuid[], $3::timestamptz[], $4::bytea[], $15::text[]) as sent (event_id, received_at, body, headers)
            where sent.event_id in (select event_id from fresh)
        ), jobs as (
            insert into inbox_jobs (
                event_id, received_at, company_id, verified_by, event, call_id, lane, state, cause, cause_detail, signed_at,
                traceparent, finished_at)
            select sent.*, case when sent.state = 'quarantined' then now() end
            from unnest(
                $2::uuid[], $3::timestamptz[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                $11::text[], $12::text[], $13::timestamptz[], $14::text[])
                as sent (event_id, received_at, company_id, verified_by, event, call_id, lane, state, cause, cause_detail,
                    signed_at, traceparent)
            where sent.event_id in (select event_id from fresh)
        )
        select event_id from fresh
        """;

    /// <summary>Whether a job is of a test event: what becomes of it is nobody's trouble.</summary>
    private const string IsTest = $"starts_with(coalesce(job.call_id, ''), '{SetupTest.CallIdPrefix}')";

    private const string ClaimedColumns =
        """
        job.event_id, job.received_at, job.company_id, job.verified_by, job.event, job.call_id, job.lane, job.attempts,
        job.signed_at, job.traceparent, job.assigned_company_id
        """;

    private const string ResultColumns =
        """
        claimed.event_id, claimed.received_at, claimed.company_id, claimed.verified_by, claimed.event, claimed.call_id,
        claimed.lane, claimed.attempts, claimed.signed_at, claimed.traceparent,
        claimed.assigned_company_id
        """;

    /// <summary>
    /// Due jobs, at most $2 a lane and $3 in all, beginning after lane $1 and coming round to it again, so that every lane
    /// has its turn. The lanes are found by stepping through the index (lane, run_at, event_id), one probe a lane, and only
    /// as many as the batch takes; a lane with 5,000 rows costs as much as one with 5.
    /// Of what was claimed, rows come until their bodies hold $4 bytes, the first whatever its size. Bodies are stored apart
    /// and uncompressed, so their length is read from the row without the body. Rows beyond that stay locked, unread, until
    /// the transaction ends: which ones are too many is not known before the lock says which ones are ours.
    /// </summary>
    public const string Claim =
        $"""
        with recursive after as (
            (select lane from inbox_jobs where state = 'queued' and lane > $1 order by lane limit 1)
            union all
            select (select next.lane from inbox_jobs next
                    where next.state = 'queued' and next.lane > after.lane order by next.lane limit 1)
            from after where after.lane is not null
        ), before as (
            (select lane from inbox_jobs where state = 'queued' and lane <= $1 order by lane limit 1)
            union all
            select (select next.lane from inbox_jobs next
                    where next.state = 'queued' and next.lane > before.lane and next.lane <= $1 order by next.lane limit 1)
            from before where before.lane is not null
        ), turns as (
            select lane from after where lane is not null
            union all
            select lane from before where lane is not null
        ), claimed as materialized (
            select due.* from turns cross join lateral (
                select {ClaimedColumns}
                from inbox_jobs job
                where job.state = 'queued' and job.lane = turns.lane and job.run_at <= now()
                order by job.run_at, job.event_id
                limit $2
                for update skip locked
            ) due
            limit $3
        )
        select {ResultColumns}, claimed.body
        from (
            select claimed.*, coalesce(body.body, ''::bytea) as body,
                   sum(coalesce(octet_length(body.body), 0)) over (order by claimed.turn rows unbounded preceding) as bytes
            from (select claimed.*, row_number() over () as turn from claimed) claimed
            left join inbox_bodies body on body.event_id = claimed.event_id and body.received_at = claimed.received_at
        ) claimed
        where claimed.bytes <= $4 or claimed.turn = 1
        order by claimed.turn
        """;

    /// <summary>
    /// One job by id, for the batch that is repeated row by row after a failure. It waits for the lock: the failed batch may
    /// have lost its connection, and then its locks outlive it by a moment.
    /// </summary>
    public const string ClaimOne =
        $"""
        with claimed as materialized (
            select {ClaimedColumns} from inbox_jobs job
            where job.event_id = $1 and job.state = 'queued' and job.run_at <= now()
            for update
        )
        select {ResultColumns}, coalesce(body.body, ''::bytea) as body
        from claimed left join inbox_bodies body on body.event_id = claimed.event_id and body.received_at = claimed.received_at
        """;

    /// <summary>$1 ids, $2 the companies found for them.</summary>
    public const string Complete =
        """
        update inbox_jobs job
        set state = 'done', finished_at = now(), company_id = coalesce(finished.company_id, job.company_id),
            cause = null, cause_detail = null
        from unnest($1::uuid[], $2::uuid[]) as finished (event_id, company_id)
        where job.event_id = finished.event_id and job.state = 'queued'
        returning job.event_id
        """;

    /// <summary>
    /// $1 ids, $2 causes, $3 details, $4 'quarantined' or 'unassigned'. What is nobody's forgets the company that an earlier try
    /// found; but not one that is gone meanwhile, so that the event goes after it. A person's assignment is forgotten too: the company is gone.
    /// Test events are discarded, with the cause as the detail.
    /// </summary>
    public const string SetAside =
        $"""
        update inbox_jobs job
        set state = case when {IsTest} then 'discarded' else $4 end, finished_at = now(), cause = case when {IsTest} then 'test' else aside.cause end,
            cause_detail = case when {IsTest} then aside.cause else aside.cause_detail end,
            assigned_company_id = case when $4 = 'unassigned' then null else job.assigned_company_id end,
            company_id = case when $4 = 'unassigned' and job.verified_by <> 'company_key'
                                   and exists (select from companies company where company.id = job.company_id)
                              then null else job.company_id end
        from unnest($1::uuid[], $2::text[], $3::text[]) as aside (event_id, cause, cause_detail)
        where job.event_id = aside.event_id and job.state = 'queued'
        returning job.event_id
        """;

    /// <summary>The first try was at once; then 10, 30 and 60 seconds later; the fourth failure is the last, and a test event is discarded. $1 id, $2 failures known to the caller, $3 cause, $4 detail, $5 the company found for it.</summary>
    public const string Fail =
        $"""
        update inbox_jobs job
        set attempts = attempts + 1,
            failed_at = now(),
            run_at = now() + case attempts when 0 then interval '10 s' when 1 then interval '30 s'
                                           when 2 then interval '60 s' else interval '0 s' end,
            state = case when attempts < 3 then 'queued' when {IsTest} then 'discarded' else 'dead' end,
            finished_at = case when attempts >= 3 then now() end,
            cause = case when attempts >= 3 and {IsTest} then 'test' else $3 end,
            cause_detail = case when attempts >= 3 and {IsTest} then $3 else $4 end,
            company_id = $5
        where event_id = $1 and state = 'queued' and attempts = $2
        returning event_id, state, attempts, run_at
        """;

    /// <summary>
    /// Unassigned jobs whose business number has an owner by now, or whose agent exactly one, somebody that is vouched for, become
    /// due, at most $1. Only those that waited for exactly that number or agent: the lane names the number as the event did, the detail
    /// of the cause its agent. Either then decides, so none comes back here unless it was taken away again.
    /// </summary>
    public const string QueueAgain =
        """
        with owned as (
            select job.event_id from inbox_jobs job
            where job.state = 'unassigned'
              and (job.cause = 'number_unknown' and job.lane like 'number:%' and exists (
                    select from phone_numbers number join companies company on company.id = number.company_id
                    where number.e164 = substr(job.lane, 8) and company.vouched_for)
                or 1 = (
                    select count(*) from agents agent join companies company on company.id = agent.company_id
                    where agent.retell_agent_id = job.cause_detail and company.vouched_for))
            order by job.finished_at
            limit $1
            for update of job skip locked
        )
        update inbox_jobs job
        set state = 'queued', run_at = now(), attempts = 0, failed_at = null, finished_at = null, cause = null, cause_detail = null
        from owned
        where job.event_id = owned.event_id and job.state = 'unassigned'
        """;

    /// <summary>Each half reads one partial index, which holds only what waits or was set aside.</summary>
    public const string Backlog =
        """
        select waiting.*, aside.*
        from (select count(*),
                     coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now())), 0)::float8
              from inbox_jobs where state = 'queued') waiting,
             (select count(*) filter (where state = 'quarantined'),
                     count(*) filter (where state = 'unassigned'),
                     count(*) filter (where state = 'dead')
              from inbox_jobs where state in ('quarantined', 'unassigned', 'dead')) aside
        """;

    /// <summary>Whether anything of these calls waits or was set aside since. $1 call ids, $2 the time. Each half reads one partial index.</summary>
    public const string Holds =
        """
        select exists (select from inbox_jobs where state = 'queued' and call_id = any ($1))
            or exists (select from inbox_jobs where state in ('quarantined', 'unassigned', 'dead') and finished_at >= $2 and call_id = any ($1))
        """;

    /// <summary>The event that was stored for a fingerprint; in EF's form, for the test of the front door.</summary>
    internal const string EventOfKey = """select event_id as "Value" from inbox_keys where dedupe_key = {0}""";

    /// <summary>
    /// What a company is shown of its own. {0} company, {1} state or '', {2} whether every branch is in sight, {3} the last one of the page before, {4} how many,
    /// {5} the lane of its address, {6} kind, {7} verdict, {8} received then or later, {9} and before; null for all. What waits is found by its lane, what is finished by an index of its own, so that neither reads other companies' rows.
    /// </summary>
    public const string OwnEvents =
        """
        select found.event_id as "EventId", found.received_at as "ReceivedAt", found.event as "Event", found.verified_by as "VerifiedBy", found.state as "State",
            found.cause as "Cause", call.id as "CallId"
        from (
            (select job.event_id, job.received_at, job.event, job.verified_by, job.state, job.cause, job.call_id from inbox_jobs job
            where job.company_id = {0} and job.state <> 'queued' and ({1} = '' or job.state = {1}) and job.event_id < {3}
                and ({6}::text is null or job.event = {6}) and ({7}::text is null or job.verified_by = {7})
                and ({8}::timestamptz is null or job.received_at >= {8}) and ({9}::timestamptz is null or job.received_at < {9})
                and ({2} or exists (select from calls call where call.company_id = {0} and call.call_id = job.call_id))
            order by job.event_id desc limit {4})
            union all
            (select job.event_id, job.received_at, job.event, job.verified_by, job.state, job.cause, job.call_id from inbox_jobs job
            where job.company_id = {0} and job.lane = {5} and job.state = 'queued' and {1} in ('', 'queued') and job.event_id < {3}
                and ({6}::text is null or job.event = {6}) and ({7}::text is null or job.verified_by = {7})
                and ({8}::timestamptz is null or job.received_at >= {8}) and ({9}::timestamptz is null or job.received_at < {9})
                and ({2} or exists (select from calls call where call.company_id = {0} and call.call_id = job.call_id))
            order by job.event_id desc limit {4})
            union all
            (select refused.event_id, refused.received_at, null, refused.verdict, 'refused', refused.verdict, null from refused_webhooks refused
            where refused.company_id = {0} and {1} in ('', 'refused') and refused.event_id < {3} and {2} and {6}::text is null
                and ({7}::text is null or refused.verdict = {7})
                and ({8}::timestamptz is null or refused.received_at >= {8}) and ({9}::timestamptz is null or refused.received_at < {9})
            order by refused.event_id desc limit {4})
        ) found
        left join calls call on call.company_id = {0} and call.call_id = found.call_id
        order by found.event_id desc limit {4}
        """;
}
