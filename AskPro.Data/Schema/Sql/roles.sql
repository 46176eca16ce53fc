-- Applied by every run of the verb migrate; passwords come as settings of this transaction.
-- Roles belong to the cluster, so runs for several databases of one cluster wait for each other here.
lock table pg_catalog.pg_authid in share row exclusive mode;

do $$
declare
    role_name text;
begin
    foreach role_name in array array['askpro_api', 'askpro_worker', 'askpro_web', 'askpro_demo', 'askpro_lookup', 'askpro_platform'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
            execute format('create role %I', role_name);
        end if;
        execute format(
            'alter role %I with %s nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit',
            role_name,
            -- No service is one of the functions' owners, and nobody fills a database with demo data to whom no password for it was given.
            case when role_name in ('askpro_lookup', 'askpro_platform') or (role_name = 'askpro_demo' and current_setting('askpro.verifier_askpro_demo') = '')
                 then 'nologin' else 'login' end);
    end loop;

    foreach role_name in array array['askpro_api', 'askpro_worker', 'askpro_web', 'askpro_demo'] loop
        execute format('alter role %I password %L', role_name, nullif(current_setting('askpro.verifier_' || role_name), ''));
        -- A transaction that nobody works in blocks vacuum, and so slows every claim.
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', role_name, '60s');
        execute format('alter role %I set statement_timeout = %L', role_name, '60s');
        -- The locks of a killed process are freed at once, also while its statement waits.
        execute format('alter role %I set client_connection_check_interval = %L', role_name, '1s');
    end loop;
end
$$;
