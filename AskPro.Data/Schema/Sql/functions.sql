-- Questions that must be answered before a company is known. Each returns at most one row, to who already holds a secret. One more is
-- about companies that the one that asks may not see.
-- They run as askpro_lookup, which may read only the columns named in access.sql, and of sign-ups remove what is over.

-- "or replace" cannot change the columns that a function returns.
drop function if exists find_session(bytea, timestamptz);
create function find_session(wanted_token_hash bytea, at_time timestamptz)
returns table (
    session_id uuid, user_id uuid, company_id uuid, role text, is_operator boolean, is_demo boolean, expires_at timestamptz,
    last_seen_at timestamptz, verified_at timestamptz, branch_ids uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select session.id, session.user_id, company.id, membership.role, person.is_operator, person.is_demo or coalesce(company.is_demo, false),
        session.expires_at, session.last_seen_at, session.verified_at,
        -- Null: every branch. An empty list is one too.
        case when not membership.all_branches then array(
            select restricted.branch_id from public.membership_branches restricted
            where restricted.company_id = membership.company_id and restricted.user_id = membership.user_id) end
    from public.sessions session
    join public.users person on person.id = session.user_id
    -- What has expired counts as not there, whether the Worker has been here yet or not.
    left join public.memberships membership
      on membership.company_id = session.company_id and membership.user_id = session.user_id
      and (membership.expires_at is null or membership.expires_at > at_time)
    left join public.companies company on company.id = membership.company_id
    where session.token_hash = wanted_token_hash and session.revoked_at is null and session.expires_at > at_time
      -- Without a company only an operator is somebody. Operators help in companies whose own people are locked out, and only as
      -- long as they are operators.
      and case when company.id is null then session.is_operator and person.is_operator
               when membership.role = 'support' then person.is_operator
               else company.state = 'active' end
$$;
alter function find_session(bytea, timestamptz) owner to askpro_lookup;
revoke all on function find_session(bytea, timestamptz) from public;
grant execute on function find_session(bytea, timestamptz) to askpro_api;

-- Ended tokens too, and those of companies that are suspended: their holder is told so.
drop function if exists find_api_token(bytea);
create function find_api_token(wanted_token_hash bytea)
returns table (
    token_id uuid, name text, company_id uuid, company_state text, user_id uuid, role text, scopes text[], is_demo boolean, expires_at timestamptz,
    revoked_at timestamptz, last_used_at timestamptz, branch_ids uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select token.id, token.name, token.company_id, company.state, token.user_id, membership.role, token.scopes,
        company.is_demo or coalesce(person.is_demo, false), token.expires_at, token.revoked_at, token.last_used_at,
        -- Null: every branch, so also for a token of the company.
        case when not membership.all_branches then array(
            select restricted.branch_id from public.membership_branches restricted
            where restricted.company_id = membership.company_id and restricted.user_id = membership.user_id) end
    from public.api_tokens token
    join public.companies company on company.id = token.company_id
    left join public.users person on person.id = token.user_id
    -- A membership that expires is a helper's; it carries no token.
    left join public.memberships membership
      on membership.company_id = token.company_id and membership.user_id = token.user_id and membership.expires_at is null
    where token.token_hash = wanted_token_hash
$$;
alter function find_api_token(bytea) owner to askpro_lookup;
revoke all on function find_api_token(bytea) from public;
grant execute on function find_api_token(bytea) to askpro_api;

drop function if exists find_webhook_company(bytea);
create function find_webhook_company(wanted_key_hash bytea)
returns table (company_id uuid, key_id uuid, secret_protected text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select company.id, key.id, key.secret_protected
    from public.companies company
    left join public.retell_keys key on key.company_id = company.id
    where company.webhook_key_hash = wanted_key_hash
    order by key.state
$$;
alter function find_webhook_company(bytea) owner to askpro_lookup;
revoke all on function find_webhook_company(bytea) from public;
grant execute on function find_webhook_company(bytea) to askpro_api;

create or replace function find_invitation(wanted_token_hash bytea)
returns table (invitation_id uuid, company_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select invitation.id, invitation.company_id
    from public.invitations invitation
    where invitation.token_hash = wanted_token_hash
$$;
alter function find_invitation(bytea) owner to askpro_lookup;
revoke all on function find_invitation(bytea) from public;
grant execute on function find_invitation(bytea) to askpro_api;

create or replace function find_sign_up(wanted_token_hash bytea, at_time timestamptz)
returns table (email text, display_name text, company_name text, language text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select wish.email, wish.display_name, wish.company_name, wish.language
    from public.sign_ups wish
    where wish.token_hash = wanted_token_hash and wish.expires_at > at_time
$$;
alter function find_sign_up(bytea, timestamptz) owner to askpro_lookup;
revoke all on function find_sign_up(bytea, timestamptz) from public;
grant execute on function find_sign_up(bytea, timestamptz) to askpro_api;

-- True for exactly one caller; the other wishes for the same mailbox are over with it.
create or replace function end_sign_up(wanted_token_hash bytea, at_time timestamptz)
returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    with wanted as (
        delete from public.sign_ups wish
        where wish.token_hash = wanted_token_hash and wish.expires_at > at_time
        returning wish.id, wish.normalized_email
    ), others as (
        delete from public.sign_ups wish using wanted
        where wish.normalized_email = wanted.normalized_email and wish.id <> wanted.id
    )
    select exists (select from wanted)
$$;
alter function end_sign_up(bytea, timestamptz) owner to askpro_lookup;
revoke all on function end_sign_up(bytea, timestamptz) from public;
grant execute on function end_sign_up(bytea, timestamptz) to askpro_api;

create or replace function forget_sign_ups(at_time timestamptz)
returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
    delete from public.sign_ups wish where wish.expires_at <= at_time
$$;
alter function forget_sign_ups(timestamptz) owner to askpro_lookup;
revoke all on function forget_sign_ups(timestamptz) from public;
-- The Worker too: an address is forgotten when its time is over, whether somebody else signs up or not.
grant execute on function forget_sign_ups(timestamptz) to askpro_api, askpro_worker;

-- Whether an agent that a company is about to register is another one's too: yes or no, and nothing of who that is (docs/adr/0011, 13).
-- Somebody else has entered it, or a number that leads to it. Typing an id is no proof: that company is vouched for, AskPro has seen the
-- agent send its events to it, or the key that Retell takes from it reaches the workspace.
create or replace function is_agent_of_another(own_company uuid, wanted_agent text, its_numbers text[])
returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with claim as (
        select agent.company_id from public.agents agent where agent.retell_agent_id = wanted_agent
        union
        select number.company_id from public.phone_numbers number where number.e164 = any (its_numbers)
    )
    select exists (
        select from claim
        join public.companies company on company.id = claim.company_id
        left join public.agent_webhooks webhook on webhook.company_id = claim.company_id and webhook.retell_agent_id = wanted_agent
        left join public.retell_keys key on key.company_id = claim.company_id and key.state = 'current' and key.check_code is distinct from 'retell_key_refused'
        where claim.company_id <> own_company and company.state <> 'deleting' and not company.is_demo
          and (company.vouched_for
            or webhook.right_at is not null
            -- These are the codes of an agent that the key does not reach.
            or (key.id is not null and webhook.code not in ('agent_gone', 'retell_not_found', 'retell_refused'))
            -- An agent never moves to another workspace. A number can be imported into any, so it counts only with this agent behind it.
            or key.holdings @> jsonb_build_object('agents', jsonb_build_array(jsonb_build_object('agentId', wanted_agent)))
            or exists (
                select from unnest(its_numbers) held
                where key.holdings @> jsonb_build_object('numbers', jsonb_build_array(jsonb_build_object('number', held, 'agentIds', jsonb_build_array(wanted_agent)))))))
$$;
alter function is_agent_of_another(uuid, text, text[]) owner to askpro_lookup;
revoke all on function is_agent_of_another(uuid, text, text[]) from public;
grant execute on function is_agent_of_another(uuid, text, text[]) to askpro_api, askpro_worker;
