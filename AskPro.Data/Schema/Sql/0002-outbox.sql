-- Effects outside the database that a committed change has caused: written in its transaction, done afterwards by the
-- Worker. Reached by hand-written SQL only (Outbox/OutboxSql.cs), so EF does not know the table.

create table outbox_messages (
    id uuid not null constraint pk_outbox_messages primary key,
    -- Null: about a person, whatever companies they belong to.
    company_id uuid,
    kind text not null,
    -- What makes two requests for the same effect one.
    idempotency_key text not null constraint ux_outbox_messages_idempotency_key unique,
    -- Encrypted with the key ring; gone as soon as it was sent.
    payload text,
    state text not null default 'queued',
    run_at timestamptz not null default now(),
    attempts smallint not null default 0,
    -- Who claimed it last may work on it until then; the fence says who that is.
    lease_until timestamptz,
    fence bigint not null default 0,
    cause text,
    created_at timestamptz not null default now(),
    failed_at timestamptz,
    finished_at timestamptz,
    constraint ck_outbox_messages_kind check (kind in ('mail')),
    constraint ck_outbox_messages_idempotency_key check (char_length(idempotency_key) between 1 and 200),
    constraint ck_outbox_messages_state check (state in ('queued', 'sent', 'dead')),
    constraint ck_outbox_messages_payload check ((state = 'sent') = (payload is null)),
    constraint ck_outbox_messages_attempts check (attempts between 0 and 4),
    constraint ck_outbox_messages_failed_at check ((attempts > 0) = (failed_at is not null)),
    constraint ck_outbox_messages_finished_at check ((state = 'queued') = (finished_at is null)),
    constraint ck_outbox_messages_dead check (case state when 'dead' then attempts > 0 else attempts < 4 end),
    constraint ck_outbox_messages_lease check (lease_until is null or (state = 'queued' and fence > 0)),
    constraint ck_outbox_messages_fence check (fence >= 0 and (fence > 0 or (state = 'queued' and attempts = 0))),
    constraint ck_outbox_messages_cause check (
        case state when 'sent' then cause is null
                   when 'queued' then (cause is not null) = (attempts > 0)
                   else cause is not null end)
);

-- Exactly the order of the claim.
create index ix_outbox_messages_claim on outbox_messages (run_at, id) where state = 'queued';
-- What people look at.
create index ix_outbox_messages_dead on outbox_messages (finished_at) where state = 'dead';
