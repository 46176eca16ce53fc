namespace AskPro.Data.Outbox;

/// <summary>
/// Every statement of the outbox. Times are the database's; every transition names the state it comes from and the fence of
/// the claim it belongs to, so that a second one, or one of somebody who was taken over from, finds no row.
/// </summary>
internal static class OutboxSql
{
    /// <summary>
    /// $1 id, $2 company, $3 kind, $4 idempotency key, $5 payload, $6 until when it is of use, $7 traceparent of who asks. A known key adds nothing. The conflict names no column: that
    /// would need the right to read it, and who enqueues may only insert.
    /// </summary>
    public const string Enqueue =
        """
        insert into outbox_messages (id, company_id, kind, idempotency_key, payload, expires_at, traceparent)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        """;

    /// <summary>
    /// The message that has been due longest and that nobody holds, for $2 seconds. $1 kind. The claim is committed before the
    /// effect begins: what the lock of a transaction is for the inbox, lease and fence are here.
    /// </summary>
    public const string Claim =
        """
        with due as materialized (
            select id from outbox_messages
            where state = 'queued' and kind = $1 and run_at <= now() and (lease_until is null or lease_until <= now())
            order by run_at, id
            limit 1
            for update skip locked
        )
        update outbox_messages message
        set lease_until = now() + make_interval(secs => $2), fence = message.fence + 1
        from due
        where message.id = due.id
        returning message.id, message.company_id, message.idempotency_key, message.payload, message.attempts, message.fence,
            message.created_at, coalesce(message.expires_at <= now(), false), message.traceparent
        """;

    /// <summary>$1 id, $2 fence.</summary>
    public const string Complete =
        """
        update outbox_messages
        set state = 'sent', payload = null, cause = null, lease_until = null, finished_at = now()
        where id = $1 and state = 'queued' and fence = $2
        """;

    /// <summary>
    /// $1 id, $2 fence, $3 cause, $4 seconds until the next try; null when there is none.
    /// </summary>
    public const string Fail =
        """
        update outbox_messages
        set attempts = attempts + 1,
            failed_at = now(),
            run_at = now() + make_interval(secs => coalesce($4, 0)),
            state = case when $4 is null then 'dead' else 'queued' end,
            finished_at = case when $4 is null then now() end,
            cause = $3,
            lease_until = null
        where id = $1 and state = 'queued' and fence = $2
        returning state, attempts, run_at
        """;

    /// <summary>Given back untried: who should have taken it is away, which says nothing of the message. $1 id, $2 fence.</summary>
    public const string Release =
        """
        update outbox_messages set lease_until = null
        where id = $1 and state = 'queued' and fence = $2
        """;

    /// <summary>$1 ids. What became of those that are done with, and why those were not taken that are tried again.</summary>
    public const string Outcomes = "select id, cause, finished_at from outbox_messages where id = any($1) and (state <> 'queued' or attempts > 0)";

    /// <summary>Each half reads one partial index. $1 kind.</summary>
    public const string Backlog =
        """
        select waiting.*, dead.*
        from (select count(*),
                     coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now())), 0)::float8
              from outbox_messages where state = 'queued' and kind = $1) waiting,
             (select count(*) from outbox_messages where state = 'dead' and kind = $1) dead
        """;
}
