-- How far a company is set up, as seven lights that operators see: codes and nothing else. Applied before operators.sql, whose functions
-- ask who calls and use this one.

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['retell_keys', 'agent_webhooks', 'setup_steps', 'setup_tests']
    loop
        execute format('create policy platform on %I to askpro_platform using (true)', tenant_table);
    end loop;
end
$$;
grant select (company_id, state, check_code, loose_numbers, first_signed_at, last_signed_at, last_refused_at) on retell_keys to askpro_platform;
-- Of addresses the report has hosts only; of somebody's draft it has what the company's people are shown of it.
grant select (company_id, retell_agent_id, code, report, silent_calls) on agent_webhooks to askpro_platform;
grant select (company_id, step, opened_at, finished_at, skipped, by_support) on setup_steps to askpro_platform;
grant select (company_id, seen_at, fault, cause) on setup_tests to askpro_platform;

-- The lights of a company in their order, each 'on', 'waiting' or 'off' with a code of why it is not on. For the functions of operators.sql only.
drop function if exists setup_lights(uuid);
create function setup_lights(wanted_company uuid)
returns table (light text, state text, code text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
    with key as (
        select key.check_code, key.loose_numbers, key.first_signed_at, key.last_refused_at > coalesce(key.last_signed_at, '-infinity') as refuses
        from public.retell_keys key
        where key.company_id = wanted_company and key.state = 'current'
    ), agent as (
        select agent.retell_agent_id from public.agents agent where agent.company_id = wanted_company
    ), hook as (
        select webhook.retell_agent_id, webhook.code, webhook.report, webhook.silent_calls from public.agent_webhooks webhook
        where webhook.company_id = wanted_company
    ), step as (
        select step.step, case when step.skipped then 'skipped' when step.finished_at is null then 'begun' end as code from public.setup_steps step
        where step.company_id = wanted_company
    ), found as (
        select exists (select from public.phone_numbers number where number.company_id = wanted_company) as has_number,
            -- As StrayNumbers has it: with no agent entered, the company goes by its numbers, and none of them strays.
            exists (select from agent) and exists (
                select from hook cross join lateral jsonb_path_query(hook.report, 'lax $.after[*].numbers[*]') reached
                join public.phone_numbers number on number.company_id = wanted_company and number.e164 = reached #>> '{}'
                where hook.retell_agent_id not in (select agent.retell_agent_id from agent)) as has_stray,
            -- One that the company has no more is not its trouble.
            (select min(loose ->> 'code') from key cross join lateral jsonb_array_elements(key.loose_numbers) loose
                join public.phone_numbers number on number.company_id = wanted_company and number.e164 = loose ->> 'number') as loose_code,
            exists (select from agent) as has_agent,
            exists (select from agent join hook using (retell_agent_id) where hook.code in ('agent_gone', 'retell_not_found')) as has_lost_agent,
            exists (select from key) as has_key,
            (select key.check_code from key where key.check_code in ('retell_key_refused', 'retell_payment_required')) as key_code,
            -- What was never right says least.
            (select hook.code from hook where hook.code <> 'right' order by hook.code = 'needed', hook.code limit 1) as hook_code,
            exists (select from hook where hook.silent_calls > 0) as is_silent,
            exists (select from hook) and not exists (select from agent where agent.retell_agent_id not in (select hook.retell_agent_id from hook)) as is_looked_at,
            exists (select from key where key.refuses) as refuses,
            exists (select from key where key.first_signed_at is not null) as signs,
            coalesce((select coalesce(step.code, '') from step where step.step = 'calendar'), 'open') as calendar,
            coalesce((select coalesce(step.code, '') from step where step.step = 'privacy'), 'open') as privacy,
            exists (select from public.setup_tests test where test.company_id = wanted_company and test.seen_at is not null) as has_passed,
            (select bool_or(test.fault is not null or test.cause is not null) from public.setup_tests test where test.company_id = wanted_company) as has_failed
    ), seen (position, light, trouble, lack) as (
        select lights.* from found cross join lateral (values
            (1, 'number', coalesce(loose_code, case when has_stray then 'number_elsewhere' end), case when not has_number then 'no_number' end),
            (2, 'agent', case when has_lost_agent then 'agent_gone' end, case when not has_agent then 'no_agent' end),
            (3, 'webhook', case when has_key then coalesce(key_code, hook_code, case when is_silent then 'silent' end) end,
                case when not has_key then 'no_key' when not is_looked_at then 'not_looked_at' end),
            (4, 'signature', case when refuses then 'signature_refused' end, case when not has_key then 'no_key' when not signs then 'not_signed' end),
            (5, 'calendar', null, nullif(calendar, '')),
            (6, 'privacy', null, nullif(privacy, '')),
            (7, 'test_call', case when not has_passed and has_failed then 'test_failed' end,
                case when has_passed then null when has_failed is null then 'open' else 'begun' end)) lights
    )
    select seen.light, case when seen.trouble is not null then 'off' when seen.lack is not null then 'waiting' else 'on' end, coalesce(seen.trouble, seen.lack)
    from seen
    order by seen.position
$$;
alter function setup_lights(uuid) owner to askpro_platform;
revoke all on function setup_lights(uuid) from public;
