-- What operators of the platform (Betrieb) may do, and what the Worker does for them. Applied whole after access.sql and functions.sql.
-- They have no policy on the tables of the companies: they see and change what these functions let them, and each function asks
-- first who calls. So no call, no customer and no transcript is in reach, whatever a program does wrong. Two things are done in the company's
-- own transaction, with what Api may do there: inviting the first owner, and signing a test event with its key (OperatorStore.EnterCompanyAsync),
-- restricted to no branch and so without calls.

-- Who runs the platform and how a company stands with it is decided here and by nobody's form: whatever Api may write of these
-- tables, these columns it may not.
do $$
declare
    kept record;
    columns text;
begin
    for kept in values
        ('users', 'insert', array['is_operator', 'is_demo']), ('users', 'update', array['is_operator', 'is_demo']),
        ('companies', 'insert', array['state']), ('companies', 'update', array['state', 'state_reason', 'state_changed_at', 'delete_after', 'vouched_for'])
    loop
        if has_table_privilege('askpro_api', kept.column1, kept.column2) then
            select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
            where attrelid = kept.column1::regclass and attnum > 0 and not attisdropped and attname <> all (kept.column3);
            execute format('revoke %s on %I from askpro_api', kept.column2, kept.column1);
            execute format('grant %s (%s) on %I to askpro_api', kept.column2, columns, kept.column1);
        end if;
    end loop;
end
$$;

-- The owner of the functions below: columns, no contents.
do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array[
        'companies', 'memberships', 'sessions', 'branches', 'phone_numbers', 'customers', 'calls', 'company_feed', 'inbox_jobs',
        'outbox_messages', 'support_accesses', 'invitations', 'agents', 'routing_versions', 'refused_webhooks']
    loop
        execute format('create policy platform on %I to askpro_platform using (true) with check (true)', tenant_table);
    end loop;
end
$$;
grant select (id, display_name, email, is_operator), delete on users to askpro_platform;
grant select (id, name, state, state_reason, state_changed_at, delete_after, is_demo, vouched_for, created_at) on companies to askpro_platform;
grant update (state, state_reason, state_changed_at, delete_after, vouched_for), delete on companies to askpro_platform;
grant select (company_id, user_id, role, expires_at, created_at), insert, delete on memberships to askpro_platform;
grant select (company_id, user_id, is_operator, revoked_at), update (company_id, revoked_at) on sessions to askpro_platform;
grant select (company_id, branch_id, e164), insert (id, company_id, e164, created_at) on phone_numbers to askpro_platform;
grant select (company_id, retell_agent_id), insert (id, company_id, retell_agent_id, name, created_at) on agents to askpro_platform;
grant select (company_id, id, name) on branches to askpro_platform;
grant select, insert, update on routing_versions to askpro_platform;
grant select (company_id) on customers to askpro_platform;
grant select (company_id, kind, state, finished_at) on outbox_messages to askpro_platform;
-- The id of a call tells whether it is one: those of test events begin otherwise (SetupTest.CallIdPrefix).
grant select (id, company_id, call_id, first_received_at, business_number, resolution_method, resolution_note, stage, occurred_at, ended_received_at, disconnection_reason, successful)
    on calls to askpro_platform;
grant select (company_id, seq, changed_at) on company_feed to askpro_platform;
grant select (event_id, received_at, company_id, state, lane, event, call_id, cause, cause_detail, verified_by, attempts, run_at, signed_at, failed_at, finished_at, traceparent),
    delete on inbox_jobs to askpro_platform;
grant update (state, run_at, attempts, failed_at, finished_at, cause, cause_detail, assigned_company_id) on inbox_jobs to askpro_platform;
-- A body leaves one function, its shape another, and Api no more of it than masked, unless a person says why.
grant select, delete on inbox_bodies to askpro_platform;
grant select on refused_webhooks, refused_webhook_hours to askpro_platform;
grant delete on outbox_messages to askpro_platform;
grant select, insert, update (ended_at) on support_accesses to askpro_platform;
grant select (id, company_id, email, role, inviter_name, created_at, sent_again_at, expires_at, accepted_at, revoked_at) on invitations to askpro_platform;

-- A company sees who was let in; who that is, is said by open_support_access alone.
grant select on support_accesses to askpro_api;
-- While switching: an operator's own, in whatever company.
create policy own_user on support_accesses for select to askpro_api
    using (operator_id = (select nullif(current_setting('askpro.user_id', true), '')::uuid));
-- Append only, as the companies' own.
grant select, insert on operator_audit_entries to askpro_api;
grant insert on operator_audit_entries to askpro_worker;
-- Which refused requests were tests is known from the entry of the test alone: anybody may send what looks like one.
grant select (action, subject_id, at, after) on operator_audit_entries to askpro_platform;
drop policy if exists tests on operator_audit_entries;
create policy tests on operator_audit_entries for select to askpro_platform using (action = 'front_door.tested');

-- The operator of the transaction; null for everybody else, whatever the setting says.
create or replace function current_operator() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select person.id from public.users person
    where person.id = nullif(current_setting('askpro.operator_id', true), '')::uuid and person.is_operator
$$;

-- Companies as operators see them, by name: how they stand, and counts. $1 only this one, $2 part of the name, $3 part of a number,
-- $4 only this state, or 'unchecked': those that nobody has vouched for, or 'red': those with a light that is off, $5 the last one of the page before, $6 how many, $7 now.
drop function if exists operator_companies(uuid, text, text, text, uuid, integer, timestamptz);
create function operator_companies(
    only_id uuid, name_part text, number_part text, only_state text, after_id uuid, row_limit integer, at_time timestamptz)
returns table (
    id uuid, name text, state text, state_reason text, state_changed_at timestamptz, delete_after timestamptz, is_demo boolean,
    created_at timestamptz, last_event_at timestamptz, calls_of_day bigint, errors bigint, people bigint, numbers bigint,
    vouched_for boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with page as (
        select company.id, company.name, company.state, company.state_reason, company.state_changed_at, company.delete_after,
            company.is_demo, company.vouched_for, company.created_at
        from public.companies company
        where public.current_operator() is not null
          and (only_id is null or company.id = only_id)
          and (only_state is null or company.state = only_state or only_state = 'unchecked' and not company.vouched_for
            or only_state = 'red' and exists (select from public.setup_lights(company.id) light where light.state = 'off'))
          and ((name_part is null and number_part is null)
            or position(lower(name_part) in lower(company.name)) > 0
            or exists (select from public.phone_numbers number where number.company_id = company.id and position(number_part in number.e164) > 0))
          and (after_id is null or (lower(company.name), company.id) > (select lower(last.name), last.id from public.companies last where last.id = after_id))
        order by lower(company.name), company.id
        limit row_limit
    ), aside as (
        -- The partial index holds nothing else, so this stays small.
        select job.company_id, count(*) as jobs from public.inbox_jobs job
        where job.state in ('quarantined', 'unassigned', 'dead') and job.company_id in (select page.id from page)
          and not starts_with(coalesce(job.call_id, ''), 'askpro_test_')
        group by job.company_id
    )
    select page.id, page.name, page.state, page.state_reason, page.state_changed_at, page.delete_after, page.is_demo, page.created_at,
        (select feed.changed_at from public.company_feed feed where feed.company_id = page.id and feed.seq > 0),
        (select count(*) from public.calls call
         where call.company_id = page.id and call.first_received_at > at_time - interval '24 hours' and call.first_received_at <= at_time
           and not starts_with(call.call_id, 'askpro_test_')),
        coalesce((select aside.jobs from aside where aside.company_id = page.id), 0),
        (select count(*) from public.memberships membership where membership.company_id = page.id and membership.role <> 'support'),
        (select count(*) from public.phone_numbers number where number.company_id = page.id),
        page.vouched_for
    from page
    order by lower(page.name), page.id
$$;

-- How far companies are set up: the lights of setup_lights, in their order.
drop function if exists operator_setup_lights(uuid[]);
create function operator_setup_lights(wanted_companies uuid[])
returns table (company_id uuid, light text, state text, code text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select company.id, seen.light, seen.state, seen.code
    from public.companies company cross join lateral public.setup_lights(company.id) with ordinality seen (light, state, code, position)
    where company.id = any (wanted_companies) and public.current_operator() is not null
    order by company.id, seen.position
$$;

-- Where companies stop in their set-up: per step how many opened it, are through, left it out, stopped there ($1 is now), and the median of the
-- seconds from opening to through. Below five it would tell of single companies rather than of the step. What nobody opened first took no time
-- that could be measured. What support did tells nothing of the company, but where support had to help, the company had stopped.
drop function if exists operator_setup_steps(timestamptz);
create function operator_setup_steps(at_time timestamptz)
returns table (step text, opened bigint, finished bigint, skipped bigint, stopped bigint, measured bigint, median_seconds double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with mark as (
        select step.company_id, step.step, step.opened_at, step.by_support,
            case when not step.by_support then step.finished_at end as finished_at, step.skipped and not step.by_support as skipped,
            not step.by_support and not step.skipped and step.finished_at > step.opened_at as is_measured,
            -- The first step has the time of the one that was opened with it.
            row_number() over (partition by step.company_id order by step.opened_at desc, step.step = 'account') = 1 as is_last
        from public.setup_steps step join public.companies company on company.id = step.company_id
        -- What support did at once, without the company having been there, has one time.
        where not company.is_demo and not (step.by_support and step.finished_at <= step.opened_at) and public.current_operator() is not null
    )
    select mark.step, count(*), count(*) filter (where mark.finished_at is not null and not mark.skipped), count(*) filter (where mark.skipped),
        count(*) filter (where mark.by_support or (mark.is_last and mark.finished_at is null and mark.opened_at < at_time - interval '24 hours')),
        count(*) filter (where mark.is_measured),
        case when count(*) filter (where mark.is_measured) >= 5 then
            percentile_cont(0.5) within group (order by extract(epoch from mark.finished_at - mark.opened_at)::double precision) filter (where mark.is_measured)
        end
    from mark
    group by mark.step
$$;

-- What a company owns, in numbers: what is lost when it is deleted.
drop function if exists operator_company_holdings(uuid);
create function operator_company_holdings(wanted_company uuid)
returns table (calls bigint, customers bigint, branches bigint, numbers bigint, people bigint, people_only_here bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with team as (
        select membership.user_id from public.memberships membership
        where membership.company_id = wanted_company and membership.role <> 'support'
    )
    select (select count(*) from public.calls call where call.company_id = wanted_company),
        (select count(*) from public.customers customer where customer.company_id = wanted_company),
        (select count(*) from public.branches branch where branch.company_id = wanted_company),
        (select count(*) from public.phone_numbers number where number.company_id = wanted_company),
        (select count(*) from team),
        (select count(*) from team join public.users person on person.id = team.user_id
         where not person.is_operator and not exists (
            select from public.memberships elsewhere where elsewhere.user_id = team.user_id and elsewhere.company_id <> wanted_company))
    where public.current_operator() is not null
$$;

-- Whom to call: the owners of a company.
drop function if exists operator_company_owners(uuid);
create function operator_company_owners(wanted_company uuid)
returns table (display_name text, email text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select person.display_name, person.email
    from public.memberships membership join public.users person on person.id = membership.user_id
    where membership.company_id = wanted_company and membership.role = 'owner' and public.current_operator() is not null
    order by lower(person.display_name), person.id
$$;

-- Whom a company waits for that has no owner yet. Once it has one, whom it invites is its own matter.
drop function if exists operator_owner_invitation(uuid);
create function operator_owner_invitation(wanted_company uuid)
returns table (id uuid, email text, inviter_name text, sent_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select invitation.id, invitation.email, invitation.inviter_name, coalesce(invitation.sent_again_at, invitation.created_at), invitation.expires_at
    from public.invitations invitation
    where invitation.company_id = wanted_company and invitation.role = 'owner' and invitation.accepted_at is null and invitation.revoked_at is null
      and not exists (select from public.memberships owner where owner.company_id = wanted_company and owner.role = 'owner')
      and public.current_operator() is not null
    order by invitation.created_at desc, invitation.id desc
    limit 1
$$;

-- Whose calls to a number are: who has entered it, and whether that decides.
drop function if exists operator_number_owner(text);
create function operator_number_owner(wanted_e164 text)
returns table (company_id uuid, company_name text, company_state text, vouched_for boolean, branch_name text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select company.id, company.name, company.state, company.vouched_for, branch.name
    from public.phone_numbers number
    join public.companies company on company.id = number.company_id
    left join public.branches branch on branch.company_id = number.company_id and branch.id = number.branch_id
    where number.e164 = wanted_e164 and public.current_operator() is not null
$$;

-- Who got calls to a number although another has entered it, by the own webhook address or an agent.
drop function if exists operator_number_contradictions(text, timestamptz);
create function operator_number_contradictions(wanted_e164 text, since timestamptz)
returns table (company_id uuid, company_name text, calls bigint, last_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select company.id, company.name, count(*), max(call.first_received_at)
    from public.calls call join public.companies company on company.id = call.company_id
    where call.business_number = wanted_e164 and call.resolution_note like '%number_of_other_company%' and call.first_received_at > since
      and not starts_with(call.call_id, 'askpro_test_') and public.current_operator() is not null
    group by company.id, company.name
    order by max(call.first_received_at) desc
$$;

-- How many events wait for somebody to enter a number.
drop function if exists operator_number_waiting(text);
create function operator_number_waiting(wanted_e164 text) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select count(*) from public.inbox_jobs job
    where job.state = 'unassigned' and job.lane = 'number:' || wanted_e164 and public.current_operator() is not null
$$;

-- Events that are nobody's, those together that wait for the same: number, reason and agent. $1 only those with this event, $2 how many.
-- What is left of a company that is gone has its company still, and goes with it.
drop function if exists operator_unassigned(uuid, integer);
create function operator_unassigned(only_with uuid, row_limit integer)
returns table (event_id uuid, lane text, cause text, agent_id text, calls bigint, events bigint, first_at timestamptz, last_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(only_with, (array_agg(job.event_id order by job.received_at desc, job.event_id))[1]), job.lane, job.cause, job.cause_detail,
        count(distinct job.call_id), count(*), min(job.received_at), max(job.received_at)
    from public.inbox_jobs job
    where job.state = 'unassigned' and job.company_id is null and public.current_operator() is not null
      and (only_with is null or exists (
        select from public.inbox_jobs wanted
        where wanted.event_id = only_with and wanted.state = 'unassigned' and wanted.lane = job.lane and wanted.cause = job.cause
          and wanted.cause_detail is not distinct from job.cause_detail))
    group by job.lane, job.cause, job.cause_detail
    order by max(job.received_at) desc
    limit row_limit
$$;

-- The calls of one of these groups, each by one of its events: that of $1 first, then the latest.
drop function if exists operator_unassigned_calls(uuid, integer);
create function operator_unassigned_calls(one_of uuid, row_limit integer)
returns table (event_id uuid, call_id text, event_names text[], first_at timestamptz, last_at timestamptz, is_this boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select (array_agg(job.event_id order by job.received_at, job.event_id))[1], job.call_id,
        array_agg(coalesce(job.event, '') order by job.received_at, job.event_id), min(job.received_at), max(job.received_at),
        bool_or(job.event_id = one_of)
    from public.inbox_jobs wanted
    join public.inbox_jobs job on job.state = 'unassigned' and job.company_id is null and job.lane = wanted.lane and job.cause = wanted.cause
      and job.cause_detail is not distinct from wanted.cause_detail
    where wanted.event_id = one_of and wanted.state = 'unassigned' and public.current_operator() is not null
    group by job.call_id
    order by bool_or(job.event_id = one_of) desc, max(job.received_at) desc
    limit row_limit
$$;

-- Numbers that are spelled like one of $1 or end like one of $2: what a person may have meant. Nothing is decided by it.
drop function if exists operator_near_numbers(text[], text[]);
create function operator_near_numbers(spellings text[], endings text[])
returns table (e164 text, company_id uuid, company_name text, vouched_for boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select number.e164, company.id, company.name, company.vouched_for
    from public.phone_numbers number join public.companies company on company.id = number.company_id
    where public.current_operator() is not null
      and (number.e164 = any (spellings) or exists (select from unnest(endings) ending where right(number.e164, length(ending)) = ending))
    order by number.e164
    limit 500
$$;

-- Who has entered an agent.
drop function if exists operator_agent_owners(text[]);
create function operator_agent_owners(agent_ids text[])
returns table (agent_id text, company_id uuid, company_name text, vouched_for boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select agent.retell_agent_id, company.id, company.name, company.vouched_for
    from public.agents agent join public.companies company on company.id = agent.company_id
    where public.current_operator() is not null and agent.retell_agent_id = any (agent_ids)
    order by lower(company.name), company.id
    limit 500
$$;

-- Enters a number or an agent for a company, as it would itself; false when somebody has it: of an agent, when the company itself has it.
create or replace function operator_enter_number(new_id uuid, for_company uuid, new_e164 text, at_time timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if public.current_operator() is null then
        return false;
    end if;
    insert into public.phone_numbers (id, company_id, e164, created_at) values (new_id, for_company, new_e164, at_time) on conflict do nothing;
    return found;
end
$$;
create or replace function operator_enter_agent(new_id uuid, for_company uuid, new_agent_id text, new_name text, at_time timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if public.current_operator() is null then
        return false;
    end if;
    insert into public.agents (id, company_id, retell_agent_id, name, created_at) values (new_id, for_company, new_agent_id, new_name, at_time)
    on conflict do nothing;
    return found;
end
$$;

-- Queues events that are nobody's again: those of the call of $1, or all that wait for the same. $3 is whose they are because a person says
-- so; null where a number or an agent says it by now. What is not unassigned any more stays as it is.
drop function if exists operator_queue_unassigned(uuid, boolean, uuid);
create function operator_queue_unassigned(one_of uuid, all_alike boolean, for_company uuid)
returns table (calls bigint, events bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    with wanted as (
        select job.event_id, job.lane, job.cause, job.cause_detail, job.call_id from public.inbox_jobs job
        where job.event_id = one_of and job.state = 'unassigned' and job.company_id is null and public.current_operator() is not null
    ), queued as (
        update public.inbox_jobs job
        set state = 'queued', run_at = now(), attempts = 0, failed_at = null, finished_at = null, cause = null, cause_detail = null,
            assigned_company_id = for_company
        from wanted
        where job.state = 'unassigned' and job.company_id is null and job.lane = wanted.lane
          and (job.event_id = wanted.event_id or job.call_id = wanted.call_id
            or all_alike and job.cause = wanted.cause and job.cause_detail is not distinct from wanted.cause_detail)
        returning job.call_id
    )
    select count(distinct queued.call_id), count(*) from queued
$$;

-- Which events an operator means: one, a company's, those in a state ('aside': all that did not end well), of a kind, with a cause, of a call, signed
-- with which key, received from and until. Values are bound: this is text of our own. Planned anew each time, so that the partial index serves 'aside'.
drop function if exists operator_event_condition(boolean);
create function operator_event_condition(only_aside boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select (case when only_aside then 'job.state in (''quarantined'', ''unassigned'', ''dead'') and ' else '' end)
        || '($1 is null or job.event_id = $1) and ($2 is null or job.company_id = $2) and ($3 is null or $3 = ''aside'' or job.state = $3)'
        || ' and ($4 is null or job.event = $4) and ($5 is null or job.cause = $5) and ($6 is null or job.call_id = $6) and ($7 is null or job.verified_by = $7)'
        || ' and ($8 is null or job.received_at >= $8) and ($9 is null or job.received_at < $9)'
$$;

-- Events and refused requests, the latest first: ids grow with time. $10 the last one of the page before, $11 how many. A refused request was a test when its body names
-- one that an operator made.
drop function if exists operator_events(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, uuid, integer);
create function operator_events(
    only_id uuid, only_company uuid, only_state text, only_event text, only_cause text, only_call text, only_verifier text,
    from_at timestamptz, until_at timestamptz, before_id uuid, row_limit integer)
returns table (
    event_id uuid, received_at timestamptz, company_id uuid, company_name text, event text, call_id text, verified_by text, state text, cause text, cause_detail text,
    attempts smallint, signed_at timestamptz, run_at timestamptz, failed_at timestamptz, finished_at timestamptz, traceparent text, is_test boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if public.current_operator() is null then
        return;
    end if;
    return query execute
        'select page.*, case when page.state = ''refused'' then exists (
                select from public.refused_webhooks kept join public.operator_audit_entries note
                    on note.subject_id = substring(encode(kept.body, ''escape'') from ''askpro_test_([0-9a-f]{32})'')::uuid and note.action = ''front_door.tested''
                where kept.event_id = page.event_id)
            else starts_with(coalesce(page.call_id, ''''), ''askpro_test_'') or page.state = ''discarded'' end
        from (select found.* from (
            (select job.event_id, job.received_at, job.company_id, company.name, job.event, job.call_id, job.verified_by, job.state, job.cause, job.cause_detail,
                job.attempts, job.signed_at, job.run_at, job.failed_at, job.finished_at, job.traceparent
            from public.inbox_jobs job left join public.companies company on company.id = job.company_id
            where ' || public.operator_event_condition(coalesce(only_state = 'aside', false)) || ' and ($10 is null or job.event_id < $10)
                -- What only the refused can answer is not looked for among all others.
                and coalesce($3, '''') <> ''refused'' and coalesce($5, '''') not like ''signature\_%'' and coalesce($7, '''') not like ''signature\_%''
            order by job.event_id desc limit $11)
            union all
            (select refused.event_id, refused.received_at, refused.company_id, company.name, null::text, null::text, refused.verdict, ''refused'', refused.verdict, refused.detail,
                0::smallint, refused.signed_at, refused.received_at, null::timestamptz, refused.received_at, refused.traceparent
            from public.refused_webhooks refused left join public.companies company on company.id = refused.company_id
            where ($1 is null or refused.event_id = $1) and ($2 is null or refused.company_id = $2) and ($3 is null or $3 = ''refused'') and $4 is null
                and ($5 is null or refused.verdict = $5) and $6 is null and ($7 is null or refused.verdict = $7)
                and ($8 is null or refused.received_at >= $8) and ($9 is null or refused.received_at < $9) and ($10 is null or refused.event_id < $10)
            order by refused.event_id desc limit $11)
        ) found
        order by found.event_id desc limit $11) page
        order by page.event_id desc'
        using only_id, only_company, only_state, only_event, only_cause, only_call, only_verifier, from_at, until_at, before_id, row_limit;
end
$$;

-- What came with an event: how long its body is and its SHA-256, to compare with what the sender has, the kept headers, and its beginning. Api shows that masked;
-- in clear it is noted in the logs.
drop function if exists operator_event_body(uuid);
drop function if exists operator_event_body(uuid, integer);
create function operator_event_body(wanted uuid, most integer) returns table (length integer, sha256 text, headers text, beginning bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select octet_length(body.body), encode(sha256(body.body), 'hex'), body.headers, substring(body.body from 1 for most) from public.inbox_bodies body
    where body.event_id = wanted and public.current_operator() is not null
    union all
    select refused.body_length, encode(refused.body_sha256, 'hex'), refused.headers, substring(refused.body from 1 for most) from public.refused_webhooks refused
    where refused.event_id = wanted and public.current_operator() is not null
$$;

-- How the company of a processed event was found, as its call says.
drop function if exists operator_event_resolution(uuid);
create function operator_event_resolution(wanted uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select call.resolution_method from public.inbox_jobs job join public.calls call on call.company_id = job.company_id and call.call_id = job.call_id
    where job.event_id = wanted and job.state = 'done' and public.current_operator() is not null
$$;

-- The shape of a JSON value: every letter of its texts an x, every digit a 0. What Retell itself chooses (kinds, states, ids of agents) stays, and so do
-- numbers, but not where a company or a caller chooses the contents.
create or replace function json_shape(value jsonb, name text, is_free boolean) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $$
begin
    return case jsonb_typeof(value)
        when 'object' then (
            -- A name that a sender made up of a number or a person is no name of Retell's.
            select coalesce(jsonb_object_agg(case when field.key ~ '^[a-z][a-z0-9_]{0,39}$' then field.key else 'x' end, public.json_shape(
                field.value, field.key, is_free or field.key in ('custom_analysis_data', 'metadata', 'retell_llm_dynamic_variables', 'collected_dynamic_variables'))), '{}')
            from jsonb_each(value) field)
        when 'array' then (
            select coalesce(jsonb_agg(public.json_shape(item.value, name, is_free) order by item.position), '[]')
            from jsonb_array_elements(value) with ordinality item (value, position))
        when 'string' then
            case when not is_free and value #>> '{}' ~ '^[A-Za-z0-9_-]{1,60}$'
                and name in ('event', 'agent_id', 'call_type', 'call_status', 'direction', 'disconnection_reason', 'role', 'user_sentiment')
            then value
            else to_jsonb(regexp_replace(regexp_replace(value #>> '{}', '[[:alpha:]]', 'x', 'g'), '[[:digit:]]', '0', 'g')) end
        when 'number' then case when is_free then '0'::jsonb else value end
        else value
    end;
end
$$;

-- The shape of an event's body, to make a test event of it; null when it is gone, too large to be typed over, or no JSON.
drop function if exists operator_event_shape(uuid);
create function operator_event_shape(wanted uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    stored bytea;
begin
    if public.current_operator() is null then
        return null;
    end if;
    select body.body into stored from public.inbox_bodies body where body.event_id = wanted and octet_length(body.body) <= 48000;
    return public.json_shape(convert_from(stored, 'UTF8')::jsonb, '', false)::text;
exception when data_exception or statement_too_complex then
    return null;
end
$$;

-- What came of a test event: its call's stage, and how often something of the company has changed. Calls that somebody made are not among it.
drop function if exists operator_test_effect(text, uuid);
create function operator_test_effect(test_call text, for_company uuid) returns table (stage smallint, seq bigint, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select (select call.stage from public.calls call
            where call.company_id = for_company and call.call_id = test_call and starts_with(test_call, 'askpro_test_')), feed.seq, feed.changed_at
    from (select 1) once left join public.company_feed feed on feed.company_id = for_company
    where public.current_operator() is not null
$$;

-- A test event that was set aside on arrival is done with: it was to be, or its operator sees that it was. Its row and body stay.
create or replace function operator_discard_test(wanted uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    update public.inbox_jobs job
    set state = 'discarded', cause = 'test', cause_detail = job.cause
    where job.event_id = wanted and job.state in ('quarantined', 'unassigned', 'dead') and public.current_operator() is not null
      and (starts_with(job.call_id, 'askpro_test_') or job.call_id is null and exists (
        select from public.inbox_bodies body
        where body.event_id = job.event_id and body.received_at = job.received_at
          and starts_with(encode(substring(body.body from 1 for 12), 'escape'), 'askpro_test_')))
$$;

-- What did not end well, by what it failed, in groups. Events without a readable call stand for themselves.
drop function if exists operator_event_causes();
create function operator_event_causes() returns table (state text, cause text, calls bigint, events bigint, last_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select job.state, job.cause, count(distinct coalesce(job.call_id, job.event_id::text)), count(*), max(job.received_at) from public.inbox_jobs job
    where job.state in ('quarantined', 'unassigned', 'dead') and public.current_operator() is not null
    group by job.state, job.cause
    order by max(job.received_at) desc
    limit 100
$$;

-- Queues again what did not end well and is meant, or counts it ($10 false): calls, events, those of the calls that stand as far already, and events that name no call. Its stored body is processed as if it had just come. The Worker's verb
-- "events replay" may too: its role may change every job anyway.
drop function if exists operator_replay(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, boolean);
create function operator_replay(
    only_id uuid, only_company uuid, only_state text, only_event text, only_cause text, only_call text, only_verifier text,
    from_at timestamptz, until_at timestamptz, change boolean)
returns table (calls bigint, events bigint, ahead bigint, without_call bigint)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if public.current_operator() is null and session_user <> 'askpro_worker' then
        return query select 0::bigint, 0::bigint, 0::bigint, 0::bigint;
        return;
    end if;
    return query execute
        'with meant as ('
        || case when change then
            'update public.inbox_jobs job
            set state = ''queued'', run_at = now(), attempts = 0, failed_at = null, finished_at = null, cause = null, cause_detail = null
            where ' || public.operator_event_condition(true) || ' returning job.company_id, job.call_id, job.event'
        else 'select job.company_id, job.call_id, job.event from public.inbox_jobs job where ' || public.operator_event_condition(true) end
        || '), call as (
            select meant.call_id, count(*) as events, bool_and(coalesce(
                call.stage >= case meant.event when ''call_analyzed'' then 3 when ''call_ended'' then 2 else 1 end, false)) as is_ahead
            from meant left join public.calls call on call.company_id = meant.company_id and call.call_id = meant.call_id
            group by meant.call_id
        )
        select count(call.call_id), coalesce(sum(call.events), 0)::bigint, count(call.call_id) filter (where call.is_ahead),
            coalesce(sum(call.events) filter (where call.call_id is null), 0)::bigint
        from call'
        using only_id, only_company, only_state, only_event, only_cause, only_call, only_verifier, from_at, until_at;
end
$$;

-- Figures of all companies but the demo's, without test events, received from $1 and before $2 (also the moment that states are told of), in bars of an hour or a
-- day of Europe/Berlin ($3). Counts, times and Retell's own codes: no name, no contents. Ids grow with time, so each table is read from the first one on.
drop function if exists operator_figures(timestamptz, timestamptz, text);
create function operator_figures(from_at timestamptz, until_at timestamptz, unit text)
returns table (figure text, at timestamptz, code text, amount double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with span as (
        select (lpad(to_hex((extract(epoch from from_at - interval '1 hour') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid as first_id
        where public.current_operator() is not null and unit in ('hour', 'day')
    ), demo as (
        select company.id from public.companies company where company.is_demo
    ), job as materialized (
        select job.received_at, job.finished_at, job.state from span join public.inbox_jobs job on job.event_id >= span.first_id
        where job.received_at >= from_at and job.received_at < until_at and not starts_with(coalesce(job.call_id, ''), 'askpro_test_') and job.state <> 'discarded'
          and (job.company_id is null or job.company_id not in (select demo.id from demo))
    ), call as materialized (
        select call.company_id, call.first_received_at, call.resolution_method, call.stage, call.disconnection_reason, call.successful,
            case when call.stage = 3 then 'ended'
                when call.stage = 2 then case when until_at - coalesce(call.ended_received_at, call.occurred_at) > interval '10 minutes' then 'analysis_not_received' else 'being_analyzed' end
                when until_at - call.occurred_at > interval '125 minutes' then 'end_not_reported' else 'in_progress' end as state
        from span join public.calls call on call.id >= span.first_id
        where call.first_received_at >= from_at and call.first_received_at < until_at and not starts_with(call.call_id, 'askpro_test_')
          and call.company_id not in (select demo.id from demo)
    )
    select 'events', date_trunc(unit, job.received_at, 'Europe/Berlin'), job.state, count(*)::double precision from job group by 2, 3
    union all
    select 'events', refused.at, 'refused', sum(refused.requests)::double precision
    from (
        -- Offsets of this zone are whole hours.
        select date_trunc(unit, counted.hour, 'Europe/Berlin') as at, counted.requests from span cross join public.refused_webhook_hours counted
        where counted.hour >= from_at and counted.hour < until_at
        union all
        -- Less the tests that were refused as they should be.
        select date_trunc(unit, note.at, 'Europe/Berlin'), -1 from span cross join public.operator_audit_entries note
        where note.action = 'front_door.tested' and note.at >= from_at and note.at < until_at and starts_with(note.after ->> 'seen', '401 ')
    ) refused
    group by 2 having sum(refused.requests) > 0
    union all
    select 'lag', null, quantile.code, quantile.amount
    from (
        select percentile_cont(array[0.5, 0.95, 0.99]) within group (order by extract(epoch from job.finished_at - job.received_at)::double precision) as seconds, count(*) as measured
        from job where job.state = 'done'
    ) lag cross join lateral (values ('p50', lag.seconds[1]), ('p95', lag.seconds[2]), ('p99', lag.seconds[3]), ('measured', lag.measured::double precision)) quantile (code, amount)
    where lag.measured > 0
    union all
    select 'calls', date_trunc(unit, call.first_received_at, 'Europe/Berlin'), call.state, count(*)::double precision from call group by 2, 3
    union all
    select 'outcomes', null, outcome.code, count(*)::double precision
    from call cross join lateral (select case
        when call.disconnection_reason in ('call_transfer', 'transfer_bridged') then 'transferred'
        when call.disconnection_reason in ('marked_as_spam', 'scam_detected') then 'advertising'
        when call.disconnection_reason in ('dial_busy', 'dial_failed', 'dial_no_answer', 'user_declined') then 'not_reached'
        when starts_with(call.disconnection_reason, 'error_') then 'technical_error'
        when call.successful then 'successful' when not call.successful then 'unsuccessful' else 'unsaid' end) outcome (code)
    where call.stage >= 2
    group by outcome.code
    union all
    select 'resolutions', null, call.resolution_method, count(*)::double precision from call group by call.resolution_method
    union all
    select 'companies', null, 'with_calls', (select count(distinct call.company_id) from call)::double precision from span
    union all
    select 'companies', null, 'active', (select count(*) from public.companies company where company.state = 'active' and not company.is_demo)::double precision from span
    union all
    select 'mails', null, message.state, count(*)::double precision from span cross join public.outbox_messages message
    where message.kind = 'mail' and (message.state = 'queued' or message.finished_at >= from_at and message.finished_at < until_at)
      and (message.company_id is null or message.company_id not in (select demo.id from demo))
    group by message.state
    union all
    select 'queue', null, 'waiting', (select count(*) from public.inbox_jobs waiting where waiting.state = 'queued')::double precision from span
    union all
    select 'queue', null, 'oldest_seconds', extract(epoch from until_at - min(waiting.received_at))::double precision
    from span join public.inbox_jobs waiting on waiting.state = 'queued' having count(*) > 0
$$;

-- Support accesses to a company, the latest first.
drop function if exists operator_support_accesses(uuid);
create function operator_support_accesses(wanted_company uuid)
returns setof public.support_accesses
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select access.* from public.support_accesses access
    where access.company_id = wanted_company and public.current_operator() is not null
    order by access.opened_at desc, access.id desc
    limit 20
$$;

-- From one state to another, if it is in the first and the way exists. Whoever belongs to the company is signed out of it unless
-- it becomes active; operators stay.
create or replace function set_company_state(
    wanted_company uuid, from_state text, to_state text, why text, deletion_due timestamptz, at_time timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if public.current_operator() is null
        or (from_state, to_state) not in (('active', 'suspended'), ('suspended', 'active'), ('active', 'deleting'), ('suspended', 'deleting'), ('deleting', 'active'))
    then
        return false;
    end if;
    update public.companies
    set state = to_state, state_reason = why, state_changed_at = at_time, delete_after = deletion_due
    where id = wanted_company and state = from_state;
    if not found then
        return false;
    end if;
    if to_state <> 'active' then
        update public.sessions session set revoked_at = at_time
        from public.memberships membership
        where session.company_id = wanted_company and session.revoked_at is null
          and membership.company_id = session.company_id and membership.user_id = session.user_id and membership.role <> 'support';
    end if;
    return true;
end
$$;

-- Says of a company that signed up that its numbers are its own: from now on they decide whose a call is.
create or replace function vouch_for_company(wanted_company uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if public.current_operator() is null then
        return false;
    end if;
    update public.companies set vouched_for = true where id = wanted_company and not vouched_for;
    return found;
end
$$;

-- The end of an access: an operator's sessions go on without the company, the membership goes, and with it by foreign key the sessions
-- from before the person was an operator, who would be nobody without a company. For the functions below only.
create or replace function close_support_access(wanted_access uuid, at_time timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    access public.support_accesses;
begin
    select * into access from public.support_accesses where id = wanted_access and ended_at is null for update;
    if not found then
        return false;
    end if;
    update public.sessions set company_id = null where company_id = access.company_id and user_id = access.operator_id and is_operator;
    delete from public.memberships where company_id = access.company_id and user_id = access.operator_id and role = 'support';
    update public.support_accesses set ended_at = greatest(access.opened_at, least(at_time, access.expires_at)) where id = wanted_access;
    return true;
end
$$;

-- 'opened', or why not: 'unknown' company, 'member' of it already (also by an access that is still open).
create or replace function open_support_access(
    new_id uuid, wanted_company uuid, why text, opened timestamptz, expires timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    helper uuid := public.current_operator();
begin
    if helper is null or not exists (select from public.companies company where company.id = wanted_company) then
        return 'unknown';
    end if;
    -- One that has expired and that the Worker has not seen yet.
    perform public.close_support_access(access.id, opened) from public.support_accesses access
    where access.company_id = wanted_company and access.operator_id = helper and access.ended_at is null and access.expires_at <= opened;
    insert into public.memberships (company_id, user_id, role, all_branches, created_at, expires_at)
    values (wanted_company, helper, 'support', true, opened, expires)
    on conflict do nothing;
    if not found then
        return 'member';
    end if;
    insert into public.support_accesses (id, company_id, operator_id, operator_name, reason, opened_at, expires_at)
    select new_id, wanted_company, helper, person.display_name, why, opened, expires from public.users person where person.id = helper;
    return 'opened';
end
$$;

-- By an operator, or in the company whose transaction it is. Who of the company may, Api decides.
create or replace function end_support_access(wanted_access uuid, at_time timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(bool_or(public.close_support_access(access.id, at_time)), false) from public.support_accesses access
    where access.id = wanted_access
      and (public.current_operator() is not null or access.company_id = nullif(current_setting('askpro.company_id', true), '')::uuid)
$$;

-- The Worker: accesses whose time is over, by the database's clock.
drop function if exists end_expired_support_accesses();
create function end_expired_support_accesses()
returns table (id uuid, company_id uuid, operator_name text)
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    with due as materialized (
        select access.id, access.company_id, access.operator_name from public.support_accesses access
        where access.ended_at is null and access.expires_at <= now()
    )
    select due.id, due.company_id, due.operator_name from due where public.close_support_access(due.id, now())
$$;

-- The Worker: a company whose grace period is over, with everything it owns. No row: not due, not there, or somebody is at it.
-- Jobs go first: their rows are what the pump holds, and it reaches for the company's row later.
drop function if exists delete_company(uuid);
create function delete_company(wanted_company uuid)
returns table (name text, calls bigint, people bigint, events bigint)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    team uuid[];
    access uuid;
    late bigint;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('delete_company:' || wanted_company::text, 0)) then
        return;
    end if;
    select company.name into name from public.companies company
    where company.id = wanted_company and company.state = 'deleting' and company.delete_after <= now();
    if not found then
        return;
    end if;

    -- Operators in it are not signed out.
    for access in select id from public.support_accesses open where open.company_id = wanted_company and open.ended_at is null loop
        perform public.close_support_access(access, now());
    end loop;
    select coalesce(array_agg(membership.user_id), '{}') into team from public.memberships membership where membership.company_id = wanted_company;
    select count(*) into calls from public.calls call where call.company_id = wanted_company;
    with gone as (
        delete from public.inbox_jobs job where job.company_id = wanted_company returning job.event_id, job.received_at
    ), bodies as (
        delete from public.inbox_bodies body using gone where body.event_id = gone.event_id and body.received_at = gone.received_at
    )
    select count(*) into events from gone;
    delete from public.outbox_messages message where message.company_id = wanted_company;

    -- Everything else follows by foreign key. An operator may have changed their mind meanwhile: then nothing happens at all.
    delete from public.companies company
    where company.id = wanted_company and company.state = 'deleting' and company.delete_after <= now();
    if not found then
        raise exception 'The company % is no longer to be deleted.', wanted_company using errcode = 'serialization_failure';
    end if;
    -- What was processed while this ran; nothing more can be, its call needs the company. What waits in the queue is left to delete_remains:
    -- the pump may hold such a row, and waits for the company's.
    with gone as (
        delete from public.inbox_jobs job where job.company_id = wanted_company and job.state <> 'queued' returning job.event_id, job.received_at
    ), bodies as (
        delete from public.inbox_bodies body using gone where body.event_id = gone.event_id and body.received_at = gone.received_at
    )
    select count(*) into late from gone;
    events := events + late;
    -- Accounts that belong nowhere now.
    with gone as (
        delete from public.users person
        where person.id = any (team) and not person.is_operator
          and not exists (select from public.memberships elsewhere where elsewhere.user_id = person.id)
        returning 1
    )
    select count(*) into people from gone;
    return next;
end
$$;

-- The Worker: what came for a company while it was being deleted and could not be processed any more.
create or replace function delete_remains() returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    with gone as (
        delete from public.inbox_jobs job
        where job.state in ('quarantined', 'unassigned', 'dead', 'discarded') and job.company_id is not null
          and not exists (select from public.companies company where company.id = job.company_id)
        returning job.event_id, job.received_at
    ), bodies as (
        delete from public.inbox_bodies body using gone where body.event_id = gone.event_id and body.received_at = gone.received_at
    )
    select count(*) from gone
$$;

-- The Worker: where operators read their mails. Of nobody else it knows an address.
create or replace function alarm_recipients() returns table (email text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select person.email::text from public.users person where person.is_operator and person.email is not null order by person.email limit 50
$$;

do $$
declare
    signature text;
begin
    foreach signature in array array[
        'current_operator()', 'operator_companies(uuid, text, text, text, uuid, integer, timestamptz)', 'operator_company_holdings(uuid)', 'operator_setup_lights(uuid[])', 'operator_setup_steps(timestamptz)',
        'operator_company_owners(uuid)', 'operator_owner_invitation(uuid)', 'operator_number_owner(text)', 'operator_number_contradictions(text, timestamptz)',
        'operator_number_waiting(text)', 'operator_unassigned(uuid, integer)', 'operator_unassigned_calls(uuid, integer)',
        'operator_near_numbers(text[], text[])', 'operator_agent_owners(text[])', 'operator_enter_number(uuid, uuid, text, timestamptz)',
        'operator_enter_agent(uuid, uuid, text, text, timestamptz)', 'operator_queue_unassigned(uuid, boolean, uuid)',
        'operator_event_condition(boolean)', 'operator_events(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, uuid, integer)', 'operator_event_body(uuid, integer)', 'operator_event_resolution(uuid)', 'json_shape(jsonb, text, boolean)', 'operator_event_shape(uuid)', 'operator_test_effect(text, uuid)', 'operator_discard_test(uuid)', 'operator_event_causes()', 'operator_replay(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, boolean)',
        'operator_figures(timestamptz, timestamptz, text)', 'operator_support_accesses(uuid)', 'set_company_state(uuid, text, text, text, timestamptz, timestamptz)', 'vouch_for_company(uuid)',
        'close_support_access(uuid, timestamptz)', 'open_support_access(uuid, uuid, text, timestamptz, timestamptz)',
        'end_support_access(uuid, timestamptz)', 'end_expired_support_accesses()', 'delete_company(uuid)', 'delete_remains()', 'alarm_recipients()']
    loop
        execute format('alter function %s owner to askpro_platform', signature);
        execute format('revoke all on function %s from public', signature);
    end loop;
end
$$;
grant execute on function current_operator(), operator_companies(uuid, text, text, text, uuid, integer, timestamptz), operator_company_holdings(uuid), operator_setup_lights(uuid[]), operator_setup_steps(timestamptz),
    operator_company_owners(uuid), operator_owner_invitation(uuid), operator_number_owner(text), operator_number_contradictions(text, timestamptz), operator_number_waiting(text),
    operator_unassigned(uuid, integer), operator_unassigned_calls(uuid, integer), operator_near_numbers(text[], text[]), operator_agent_owners(text[]),
    operator_enter_number(uuid, uuid, text, timestamptz), operator_enter_agent(uuid, uuid, text, text, timestamptz), operator_queue_unassigned(uuid, boolean, uuid),
    operator_events(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, uuid, integer), operator_event_body(uuid, integer), operator_event_resolution(uuid), operator_event_shape(uuid), operator_test_effect(text, uuid), operator_discard_test(uuid), operator_event_causes(), operator_replay(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, boolean),
    operator_figures(timestamptz, timestamptz, text), operator_support_accesses(uuid), set_company_state(uuid, text, text, text, timestamptz, timestamptz), vouch_for_company(uuid),
    open_support_access(uuid, uuid, text, timestamptz, timestamptz), end_support_access(uuid, timestamptz) to askpro_api;
grant execute on function end_expired_support_accesses(), delete_company(uuid), delete_remains(), alarm_recipients(),
    operator_replay(uuid, uuid, text, text, text, text, text, timestamptz, timestamptz, boolean) to askpro_worker;

-- What operators do to a company stands in its own log too.
create policy platform on audit_entries for insert to askpro_api with check ((select current_operator()) is not null);
create policy platform on operator_audit_entries to askpro_api
    using ((select current_operator()) is not null) with check ((select current_operator()) is not null);

-- What the processes logged.
create policy platform on log_records for select to askpro_api using ((select current_operator()) is not null);
-- Who is told when something is wrong, and when something was, is the operators' own business.
create policy platform on alarm_channels to askpro_api using ((select current_operator()) is not null) with check ((select current_operator()) is not null);
create policy platform on alarm_rules to askpro_api using ((select current_operator()) is not null) with check ((select current_operator()) is not null);
create policy platform on alarm_episodes for select to askpro_api using ((select current_operator()) is not null);
create policy platform on alarm_notifications for select to askpro_api using ((select current_operator()) is not null);
create policy accept on alarm_notifications for insert to askpro_api with check ((select current_operator()) is not null and notice = 'test');
