-- What the cache is checked by (docs/adr/0012): every change of what a company is reached by gives it another routing version, in the
-- same transaction, whoever makes it. Applied whole after operators.sql. A version is random and never counted: one that comes back with a
-- restored database must not meet an entry of another time.
create or replace function routing_changed() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    touched uuid[];
    told text := nullif(current_setting('askpro.rerouted', true), '');
    company uuid;
begin
    if tg_table_name = 'companies' then
        touched := array[new.id];
    elsif tg_op = 'INSERT' then
        touched := array[new.company_id];
    elsif tg_op = 'DELETE' then
        touched := array[old.company_id];
    else
        touched := array[old.company_id, new.company_id];
    end if;

    if tg_op = 'INSERT' and tg_table_name = 'companies' then
        insert into public.routing_versions (company_id, version) values (new.id, gen_random_uuid()) on conflict (company_id) do nothing;
        return null;
    end if;
    -- Of a company that is going its version has gone already, and with it everything in the cache.
    update public.routing_versions set version = gen_random_uuid() where company_id = any (touched);
    -- For whoever commits: whose entries to drop everywhere.
    foreach company in array touched loop
        if told is null or position(company::text in told) = 0 then
            told := concat_ws(',', told, company::text);
        end if;
    end loop;
    perform set_config('askpro.rerouted', told, true);
    return null;
end
$$;
alter function routing_changed() owner to askpro_platform;
revoke all on function routing_changed() from public;

create or replace trigger routing_changed after insert or delete or update of company_id, branch_id, e164 on phone_numbers
    for each row execute function routing_changed();
create or replace trigger routing_begun after insert on companies for each row execute function routing_changed();
create or replace trigger routing_changed after update on companies for each row
    when (row(old.name, old.time_zone, old.language, old.is_demo, old.vouched_for, old.appointments, old.recording)
        is distinct from row(new.name, new.time_zone, new.language, new.is_demo, new.vouched_for, new.appointments, new.recording))
    execute function routing_changed();
