-- Who may do what. Applied whole by every run of the verb migrate, so this file is the truth and a right that was
-- removed here is removed in the database.

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to askpro_api, askpro_worker, askpro_web, askpro_demo', current_database());
end
$$;
revoke all on schema public from public;
grant usage on schema public to askpro_api, askpro_worker, askpro_web, askpro_demo, askpro_lookup, askpro_platform;
revoke all on all tables in schema public
    from public, askpro_api, askpro_worker, askpro_web, askpro_demo, askpro_lookup, askpro_platform;
revoke all on all sequences in schema public from public, askpro_api, askpro_worker, askpro_web, askpro_demo, askpro_lookup;

-- Row-level security on every table that has a company, for the owner too.
do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array[
        'companies', 'memberships', 'membership_branches', 'sessions', 'branches', 'phone_numbers', 'agents', 'customers', 'calls', 'call_turns',
        'company_feed', 'inbox_jobs', 'audit_entries', 'outbox_messages', 'support_accesses', 'operator_audit_entries', 'invitations', 'api_tokens', 'retell_keys', 'agent_webhooks', 'setup_steps', 'setup_tests', 'routing_versions', 'refused_webhooks',
        -- Of no company: of the operators (operators.sql).
        'alarm_channels', 'alarm_rules', 'alarm_episodes', 'alarm_notifications']
    loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('drop policy if exists own_company on %I', tenant_table);
        execute format('drop policy if exists own_user on %I', tenant_table);
        execute format('drop policy if exists own_branches on %I', tenant_table);
        execute format('drop policy if exists every_company on %I', tenant_table);
        execute format('drop policy if exists lookup on %I', tenant_table);
        execute format('drop policy if exists accept on %I', tenant_table);
        execute format('drop policy if exists platform on %I', tenant_table);
        execute format('drop policy if exists founded on %I', tenant_table);
        execute format('drop policy if exists joins on %I', tenant_table);
        -- Which tables they reach at all is said by the grants below.
        execute format('create policy every_company on %I to askpro_worker, askpro_demo using (true) with check (true)', tenant_table);
    end loop;

    foreach tenant_table in array array[
        'memberships', 'membership_branches', 'sessions', 'branches', 'phone_numbers', 'agents', 'customers', 'calls', 'call_turns', 'company_feed',
        'audit_entries', 'support_accesses', 'invitations', 'api_tokens', 'retell_keys', 'agent_webhooks', 'setup_steps', 'setup_tests', 'routing_versions']
    loop
        -- The sub-select is evaluated once a statement, not once a row. No setting: null, and null equals nothing.
        execute format(
            'create policy own_company on %I to askpro_api '
            'using (company_id = (select nullif(current_setting(''askpro.company_id'', true), '''')::uuid))', tenant_table);
    end loop;
end
$$;
create policy own_company on companies to askpro_api
    using (id = (select nullif(current_setting('askpro.company_id', true), '')::uuid));
-- People who are restricted to branches: '{}' or '{id,…}'; nothing set means every branch, and a call of no branch is of the company alone.
create policy own_branches on calls as restrictive to askpro_api
    using ((select coalesce(current_setting('askpro.branch_ids', true), '')) = ''
        or branch_id = any ((select nullif(current_setting('askpro.branch_ids', true), ''))::uuid[]));
create policy own_branches on call_turns as restrictive to askpro_api
    using ((select coalesce(current_setting('askpro.branch_ids', true), '')) = ''
        or exists (select from calls call where call.company_id = call_turns.company_id and call.id = call_turns.call_id));
-- Signing in: a person's companies, before one is chosen.
create policy own_user on memberships for select to askpro_api
    using (user_id = (select nullif(current_setting('askpro.user_id', true), '')::uuid));
-- What a person owns in every company, on the routes that declare it: the list of sessions and the companies to switch to.
-- A session that is added this way still needs a membership: its foreign key says so.
-- One without a company needs an operator.
create policy own_user on sessions to askpro_api
    using (user_id = (select nullif(current_setting('askpro.user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('askpro.user_id', true), '')::uuid)
        and (company_id is not null or exists (select from users person where person.id = user_id and person.is_operator)));
create policy own_user on companies for select to askpro_api
    using (id in (
        select membership.company_id from memberships membership
        where membership.user_id = (select nullif(current_setting('askpro.user_id', true), '')::uuid)));
-- Founding: the transaction names the new company as its own; it begins without keys and is never a demo.
create policy founded on companies as restrictive for insert to askpro_api
    with check (not is_demo and webhook_key_hash is null and webhook_key_protected is null);
-- Joining: people are added to the company of the transaction, and by nobody but themselves.
create policy joins on memberships as restrictive for insert to askpro_api
    with check (user_id = (select nullif(current_setting('askpro.user_id', true), '')::uuid));
-- Signing up: Api adds wishes and reads none; find_sign_up and end_sign_up do, for who holds the link.
alter table sign_ups enable row level security;
alter table sign_ups force row level security;
drop policy if exists accept on sign_ups;
drop policy if exists lookup on sign_ups;
create policy accept on sign_ups for insert to askpro_api with check (true);
create policy lookup on sign_ups to askpro_lookup using (true) with check (false);
-- A company is shown its events: kind, verdict, state, cause and time (the grants below).
create policy own_company on inbox_jobs for select to askpro_api
    using (company_id = (select nullif(current_setting('askpro.company_id', true), '')::uuid));
create policy own_company on refused_webhooks for select to askpro_api
    using (company_id = (select nullif(current_setting('askpro.company_id', true), '')::uuid));
-- Accepting: Api adds jobs of any company, because the signature has proved whose they are.
create policy accept on inbox_jobs for insert to askpro_api with check (true);
-- Refusing: nobody has proved anything, so what is kept of it is written with the company of the address; what it says is read by operators alone.
create policy accept on refused_webhooks for insert to askpro_api with check (true);
-- Asking for a mail: about the company of the transaction or about a person. Nobody but the Worker reads it.
create policy accept on outbox_messages for insert to askpro_api
    with check (company_id is null or company_id = (select nullif(current_setting('askpro.company_id', true), '')::uuid));
create policy lookup on sessions for select to askpro_lookup using (true);
create policy lookup on api_tokens for select to askpro_lookup using (true);
create policy lookup on memberships for select to askpro_lookup using (true);
create policy lookup on membership_branches for select to askpro_lookup using (true);
create policy lookup on companies for select to askpro_lookup using (true);
create policy lookup on invitations for select to askpro_lookup using (true);
create policy lookup on retell_keys for select to askpro_lookup using (true);
create policy lookup on agents for select to askpro_lookup using (true);
create policy lookup on phone_numbers for select to askpro_lookup using (true);
create policy lookup on agent_webhooks for select to askpro_lookup using (true);

-- Api: signs people in, shows and changes what belongs to the company of the session, accepts webhooks.
grant select, insert, update on users to askpro_api;
grant select, insert, update, delete on user_passkeys, user_authenticators, user_recovery_codes to askpro_api;
grant select, insert, update on companies to askpro_api;
grant select, insert, delete on memberships to askpro_api;
grant update (role, all_branches) on memberships to askpro_api;
grant select, insert, delete on membership_branches to askpro_api;
grant select, insert on invitations to askpro_api;
grant update (token_hash, expires_at, sent_again_at, accepted_at, accepted_by, revoked_at) on invitations to askpro_api;
grant insert on sign_ups to askpro_api;
grant select, insert, update on sessions to askpro_api;
grant select, insert, update, delete on branches, phone_numbers, agents to askpro_api;
grant select, update on customers, calls to askpro_api;
grant select on call_turns, company_feed to askpro_api;
-- Changed by triggers alone (routing.sql).
grant select on routing_versions to askpro_api, askpro_worker;
-- Made, used and ended; what a token may do never changes.
grant select, insert on api_tokens to askpro_api;
grant update (last_used_at, revoked_at) on api_tokens to askpro_api;
-- Entered, replaced and removed; what a key is never changes.
grant select, insert, delete on retell_keys to askpro_api;
grant update (state, checked_at, check_code, holdings, loose_numbers, first_signed_at, last_signed_at, last_refused_at) on retell_keys to askpro_api;
-- What was seen at Retell, by whoever looked.
grant select, insert, update, delete on agent_webhooks to askpro_api, askpro_worker;
-- Whose turn it was to look, whether Retell took the key, and which numbers lead nowhere.
grant update (watched_at, checked_at, check_code, loose_numbers) on retell_keys to askpro_worker;
-- How far a company has come; what was tested stays.
grant select, insert on setup_steps, setup_tests to askpro_api;
grant update (finished_at, skipped, by_support) on setup_steps to askpro_api;
grant update (fault, seen_at, cause, cause_subject, cause_asked_at) on setup_tests to askpro_api;
-- Append only: nobody may change or delete an entry.
grant select, insert on audit_entries to askpro_api;
grant insert on audit_entries to askpro_worker;
grant insert on inbox_keys, inbox_bodies, inbox_jobs to askpro_api;
grant select (dedupe_key, event_id) on inbox_keys to askpro_api;
grant insert on refused_webhooks to askpro_api;
grant select (event_id, received_at, company_id, event, call_id, verified_by, lane, state, cause) on inbox_jobs to askpro_api;
grant select (event_id, received_at, company_id, verdict) on refused_webhooks to askpro_api;
grant select, insert, update on refused_webhook_counts, refused_webhook_hours to askpro_api;
grant insert on outbox_messages to askpro_api;

-- Worker: turns the inbox into calls, for every company. It reads bodies from outside, so it reaches no person's account and
-- can change nothing that says whose a number, an agent or a company is.
grant select on companies, branches, phone_numbers, agents, retell_keys to askpro_worker;
grant select, insert, update on customers, calls, company_feed to askpro_worker;
-- A new transcript replaces the old one whole.
grant select, insert, delete on call_turns to askpro_worker;
grant select on inbox_bodies to askpro_worker;
grant select, update on inbox_jobs, outbox_messages to askpro_worker;
-- And forgets what was refused, unread.
grant select (event_id, received_at), delete on refused_webhooks to askpro_worker;
grant select (minute), delete on refused_webhook_counts to askpro_worker;

-- How AskPro itself stands: each writes what it measures, the Worker forgets what is old. Nothing of any company is in it.
grant select, insert, update on component_spans to askpro_api, askpro_worker;
grant delete on component_spans to askpro_worker;

-- Kept log records: Api adds its own, the Worker its own and those that Web left in the cache, nobody under another name; the Worker forgets, Api shows them to operators (operators.sql).
alter table log_records enable row level security;
alter table log_records force row level security;
drop policy if exists accept on log_records;
drop policy if exists collect on log_records;
drop policy if exists forget on log_records;
drop policy if exists age on log_records;
drop policy if exists platform on log_records;
create policy accept on log_records for insert to askpro_api with check (service = 'api');
create policy collect on log_records for insert to askpro_worker with check (service in ('worker', 'web'));
create policy forget on log_records for delete to askpro_worker using (true);
create policy age on log_records for select to askpro_worker using (true);
grant select, insert on log_records to askpro_api;
grant insert, delete on log_records to askpro_worker;
grant select (id, at) on log_records to askpro_worker;

-- Alarms: operators say when and whom, the Worker finds out and tells them.
grant select, insert, update, delete on alarm_channels, alarm_rules to askpro_api;
grant select on alarm_episodes, alarm_notifications to askpro_api;
-- Operators try their channels; what is told of an alarm, the Worker writes alone (operators.sql).
grant insert on alarm_notifications to askpro_api;
grant select on alarm_channels, alarm_rules to askpro_worker;
grant select, insert, update, delete on alarm_episodes, alarm_notifications to askpro_worker;
-- Asking for a mail.
grant insert on outbox_messages to askpro_worker;

-- The verb demo: adds the demo companies, and their history to the inbox. Outside Development the role cannot log in.
grant select, insert on users, companies, memberships, branches, phone_numbers, agents to askpro_demo;
grant insert on inbox_keys, inbox_bodies, inbox_jobs to askpro_demo;
grant select (dedupe_key, event_id) on inbox_keys to askpro_demo;

-- Everybody encrypts with the key ring; Web has nothing else.
grant select, insert on data_protection_keys to askpro_api, askpro_worker, askpro_web;

-- The owner of the functions in functions.sql.
grant select (id, token_hash, user_id, company_id, is_operator, expires_at, revoked_at, last_seen_at, verified_at) on sessions to askpro_lookup;
grant select (id, is_operator, is_demo) on users to askpro_lookup;
grant select (company_id, user_id, role, all_branches, expires_at) on memberships to askpro_lookup;
grant select (id, token_hash, name, company_id, user_id, scopes, expires_at, revoked_at, last_used_at) on api_tokens to askpro_lookup;
grant select (company_id, user_id, branch_id) on membership_branches to askpro_lookup;
grant select (id, is_demo, state, vouched_for, webhook_key_hash) on companies to askpro_lookup;
grant select (id, company_id, state, secret_protected, check_code, holdings) on retell_keys to askpro_lookup;
grant select (company_id, retell_agent_id) on agents to askpro_lookup;
grant select (company_id, e164) on phone_numbers to askpro_lookup;
grant select (company_id, retell_agent_id, code, right_at) on agent_webhooks to askpro_lookup;
grant select (id, company_id, token_hash) on invitations to askpro_lookup;
grant select, delete on sign_ups to askpro_lookup;
