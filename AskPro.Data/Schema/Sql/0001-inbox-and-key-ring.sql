-- The inbox is written and claimed by hand-written SQL only (Inbox/InboxSql.cs), so EF does not know these tables.

-- Unique over all time, so never partitioned: a repetition of an event is found after its body was dropped.
create table inbox_keys (
    dedupe_key bytea not null constraint pk_inbox_keys primary key
        constraint ck_inbox_keys_dedupe_key check (octet_length(dedupe_key) = 32),
    event_id uuid not null,
    received_at timestamptz not null
);

-- The raw body once, uncompressed (compression costs more than it saves here). received_at is part of the key so that
-- the table can become partitioned by day.
create table inbox_bodies (
    event_id uuid not null,
    received_at timestamptz not null,
    body bytea not null,
    constraint pk_inbox_bodies primary key (event_id, received_at)
);
alter table inbox_bodies alter column body set storage external;

create table inbox_jobs (
    event_id uuid not null constraint pk_inbox_jobs primary key,
    received_at timestamptz not null,
    source text not null default 'retell',
    company_id uuid,
    verified_by text not null,
    event text,
    call_id text,
    lane text not null,
    state text not null,
    run_at timestamptz not null default now(),
    attempts smallint not null default 0,
    cause text,
    cause_detail text,
    signed_at timestamptz not null,
    traceparent text,
    failed_at timestamptz,
    finished_at timestamptz,
    constraint ck_inbox_jobs_source check (source in ('retell')),
    constraint ck_inbox_jobs_verified_by check (verified_by in ('company_key', 'platform_key')),
    constraint ck_inbox_jobs_company_key check (verified_by <> 'company_key' or company_id is not null),
    constraint ck_inbox_jobs_lane check (lane <> ''),
    constraint ck_inbox_jobs_state check (state in ('queued', 'done', 'quarantined', 'unassigned', 'dead')),
    constraint ck_inbox_jobs_attempts check (attempts between 0 and 4),
    constraint ck_inbox_jobs_failed_at check ((attempts > 0) = (failed_at is not null)),
    constraint ck_inbox_jobs_finished_at check ((state = 'queued') = (finished_at is null)),
    constraint ck_inbox_jobs_dead check ((state = 'dead') = (attempts = 4)),
    -- A cause is why the job is not done: why it was set aside, or why its last try failed.
    constraint ck_inbox_jobs_cause check (
        case state when 'done' then cause is null
                   when 'queued' then (cause is not null) = (attempts > 0)
                   else cause is not null end),
    constraint ck_inbox_jobs_cause_detail check (cause_detail is null or cause is not null)
)
-- Room for the one or two updates of a row's life on its own page; vacuum early, because every claim reads past the
-- index entries of jobs just finished.
with (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 0
);

-- Exactly the order of the claim: step over lanes, then the due rows of one.
create index ix_inbox_jobs_claim on inbox_jobs (lane, run_at, event_id) where state = 'queued';
-- What people look at: jobs that did not end well.
create index ix_inbox_jobs_aside on inbox_jobs (state, finished_at) where state in ('quarantined', 'unassigned', 'dead');

-- Data Protection's keys, wrapped by the master key (ServiceDefaults/KeyRing).
create table data_protection_keys (
    id integer generated always as identity constraint pk_data_protection_keys primary key,
    friendly_name text not null,
    xml text not null
);
