using AskPro.Tests.Support.Databases;
using Xunit;
using static AskPro.Tests.Integration.Tenancy.DatabaseQueries;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class RightsTests(Postgres18 server) : IClassFixture<Postgres18>
{
    [Fact]
    public async Task Every_table_with_a_company_has_forced_row_security_and_a_policy()
    {
        const string sql =
            """
            select string_agg(relname, ', ' order by relname) from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and (relname = 'companies' or exists (
                select from pg_attribute where attrelid = pg_class.oid and attname = 'company_id' and not attisdropped))
              and {0} (relrowsecurity and relforcerowsecurity
                and exists (select from pg_policy where polrelid = pg_class.oid and polname = 'every_company'))
            """;
        Assert.Equal(
            "agent_webhooks, agents, api_tokens, audit_entries, branches, call_turns, calls, companies, company_feed, customers, inbox_jobs, invitations, membership_branches, memberships, operator_audit_entries, outbox_messages, phone_numbers, refused_webhooks, retell_keys, routing_versions, sessions, setup_steps, setup_tests, support_accesses",
            await server.Owner.AskAsync<string>(null, sql.Replace("{0}", "", StringComparison.Ordinal)));
        Assert.IsType<DBNull>(await server.Owner.AskAsync<object>(null, sql.Replace("{0}", "not", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_service_is_superuser_or_may_pass_by_row_security() =>
        Assert.Equal(6, await server.Owner.AskAsync<long>(null,
            """
            select count(*) from pg_roles where rolname in ('askpro_api', 'askpro_worker', 'askpro_web', 'askpro_demo', 'askpro_lookup', 'askpro_platform')
              and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb and not rolinherit
              and rolcanlogin = (rolname not in ('askpro_lookup', 'askpro_platform'))
              and not exists (select from pg_auth_members where member = pg_roles.oid)
            """));

    [Theory]
    [InlineData("askpro_api")]
    [InlineData("askpro_worker")]
    [InlineData("askpro_web")]
    [InlineData("askpro_demo")]
    public async Task No_service_can_make_tables_or_become_another(string role)
    {
        var service = server.As(role);
        Assert.Equal("42501", await RefusalAsync(() => service.ChangeAsync("create table mine (id int)")));
        Assert.Equal("42501", await RefusalAsync(() => service.ChangeAsync("set role postgres")));
        Assert.Equal("42501", await RefusalAsync(() => service.ChangeAsync("set role askpro_lookup")));
        Assert.Equal("42501", await RefusalAsync(() => service.ChangeAsync("alter table data_protection_keys disable row level security")));
    }

    [Theory]
    [InlineData("select body from inbox_bodies")]
    [InlineData("select cause_detail from inbox_jobs")]
    [InlineData("update inbox_jobs set state = 'done'")]
    [InlineData("select body from refused_webhooks")]
    [InlineData("delete from refused_webhooks")]
    [InlineData("delete from refused_webhook_counts")]
    [InlineData("delete from refused_webhook_hours")]
    [InlineData("delete from inbox_keys")]
    [InlineData("select payload from outbox_messages")]
    [InlineData("update outbox_messages set state = 'queued'")]
    [InlineData("delete from outbox_messages")]
    [InlineData("delete from calls")]
    [InlineData("delete from users")]
    [InlineData("insert into companies (id, name, is_demo, created_at) values (gen_random_uuid(), 'X', false, now())")]
    [InlineData("insert into memberships (company_id, user_id, role, created_at) values (gen_random_uuid(), gen_random_uuid(), 'owner', now())")]
    [InlineData("update users set is_operator = true")]
    [InlineData("update users set is_demo = false")]
    [InlineData("update companies set state = 'active'")]
    [InlineData("update companies set vouched_for = true")]
    [InlineData("update companies set delete_after = now()")]
    [InlineData("insert into support_accesses (id) values (gen_random_uuid())")]
    [InlineData("update support_accesses set ended_at = now()")]
    [InlineData("update operator_audit_entries set actor_name = 'X'")]
    [InlineData("delete from operator_audit_entries")]
    [InlineData("select close_support_access(gen_random_uuid(), now())")]
    [InlineData("select delete_company(gen_random_uuid())")]
    [InlineData("select delete_remains()")]
    [InlineData("insert into invitations (id, company_id) values (gen_random_uuid(), gen_random_uuid())")]
    [InlineData("delete from invitations")]
    [InlineData("update invitations set role = 'owner'")]
    [InlineData("select email from sign_ups")]
    [InlineData("update sign_ups set expires_at = now()")]
    [InlineData("delete from sign_ups")]
    [InlineData("delete from api_tokens")]
    [InlineData("delete from component_spans")]
    [InlineData("delete from log_records")]
    [InlineData("update log_records set message = ''")]
    [InlineData("select email from alarm_recipients()")]
    [InlineData("update alarm_episodes set told_at = null")]
    [InlineData("delete from alarm_notifications")]
    [InlineData("update alarm_notifications set state = 'sent'")]
    [InlineData("insert into alarm_notifications (id, channel_id, channel_name, notice, state, asked_at) values (gen_random_uuid(), gen_random_uuid(), 'X', 'test', 'queued', now())")]
    [InlineData("update routing_versions set version = gen_random_uuid()")]
    [InlineData("update retell_keys set secret_protected = ''")]
    [InlineData("delete from setup_steps")]
    [InlineData("update setup_tests set started_at = now()")]
    [InlineData("update api_tokens set scopes = '{manage}'")]
    [InlineData("update audit_entries set token_name = null")]
    [InlineData("delete from data_protection_keys")]
    [InlineData("""select "MigrationId" from "__EFMigrationsHistory" """)]
    public async Task Api_has_no_right_it_does_not_need(string sql) =>
        Assert.Equal("42501", await RefusalAsync(() => server.As("askpro_api").ChangeAsync(sql)));

    [Theory]
    [InlineData("select id from users")]
    [InlineData("update users set password_hash = ''")]
    [InlineData("insert into users (id, display_name) values (gen_random_uuid(), 'X')")]
    [InlineData("select user_id from memberships")]
    [InlineData("insert into memberships (company_id, user_id, role, created_at) values (gen_random_uuid(), gen_random_uuid(), 'owner', now())")]
    [InlineData("select token_hash from sessions")]
    [InlineData("insert into sessions (id) values (gen_random_uuid())")]
    [InlineData("select token_hash from api_tokens")]
    [InlineData("update retell_keys set secret_protected = ''")]
    [InlineData("update companies set vouched_for = true")]
    [InlineData("select email from invitations")]
    [InlineData("select email from sign_ups")]
    [InlineData("delete from companies")]
    [InlineData("update phone_numbers set company_id = gen_random_uuid()")]
    [InlineData("insert into agents (id) values (gen_random_uuid())")]
    [InlineData("delete from branches")]
    [InlineData("update routing_versions set version = gen_random_uuid()")]
    [InlineData("delete from calls")]
    [InlineData("delete from customers")]
    [InlineData("delete from inbox_jobs")]
    [InlineData("insert into inbox_jobs (event_id) values (gen_random_uuid())")]
    [InlineData("update inbox_bodies set body = ''")]
    [InlineData("select body from refused_webhooks")]
    [InlineData("update refused_webhooks set body = ''")]
    [InlineData("insert into refused_webhooks (event_id) values (gen_random_uuid())")]
    [InlineData("delete from inbox_keys")]
    [InlineData("select * from audit_entries")]
    [InlineData("update companies set state = 'deleting'")]
    [InlineData("select * from support_accesses")]
    [InlineData("delete from outbox_messages")]
    [InlineData("update alarm_rules set is_on = false")]
    [InlineData("update alarm_channels set address = ''")]
    [InlineData("select * from operator_audit_entries")]
    [InlineData("select set_company_state(gen_random_uuid(), 'active', 'suspended', 'X', null, now())")]
    [InlineData("select open_support_access(gen_random_uuid(), gen_random_uuid(), 'X', now(), now())")]
    [InlineData("select * from operator_company_owners(gen_random_uuid())")]
    [InlineData("select * from operator_setup_lights(array[gen_random_uuid()])")]
    [InlineData("select * from setup_lights(gen_random_uuid())")]
    [InlineData("select * from operator_setup_steps(now())")]
    [InlineData("select * from operator_unassigned(null, 1)")]
    [InlineData("select * from operator_queue_unassigned(gen_random_uuid(), true, gen_random_uuid())")]
    [InlineData("select * from operator_events(null, null, null, null, null, null, null, null, null, null, 1)")]
    [InlineData("select * from operator_event_body(gen_random_uuid(), 1)")]
    [InlineData("select operator_event_resolution(gen_random_uuid())")]
    [InlineData("select * from operator_event_causes()")]
    [InlineData("select operator_event_shape(gen_random_uuid())")]
    [InlineData("select * from operator_figures(now(), now(), 'hour')")]
    [InlineData("select * from operator_test_effect('askpro_test_1', gen_random_uuid())")]
    [InlineData("select operator_discard_test(gen_random_uuid())")]
    [InlineData("select operator_enter_number(gen_random_uuid(), gen_random_uuid(), '+493012345', now())")]
    [InlineData("select message from log_records")]
    [InlineData("update log_records set message = ''")]
    [InlineData("delete from data_protection_keys")]
    [InlineData("""select "MigrationId" from "__EFMigrationsHistory" """)]
    public async Task The_Worker_has_no_right_it_does_not_need(string sql) =>
        Assert.Equal("42501", await RefusalAsync(() => server.As("askpro_worker").ChangeAsync(sql)));

    [Theory]
    [InlineData("update users set password_hash = ''")]
    [InlineData("delete from companies")]
    [InlineData("update memberships set role = 'owner'")]
    [InlineData("select token_hash from sessions")]
    [InlineData("select id from calls")]
    [InlineData("select id from customers")]
    [InlineData("select body from inbox_bodies")]
    [InlineData("update inbox_jobs set state = 'done'")]
    [InlineData("select xml from data_protection_keys")]
    [InlineData("select state from component_spans")]
    [InlineData("select message from log_records")]
    [InlineData("insert into log_records (message) values ('X')")]
    [InlineData("select state from alarm_episodes")]
    public async Task The_verb_demo_only_adds(string sql) =>
        Assert.Equal("42501", await RefusalAsync(() => server.As("askpro_demo").ChangeAsync(sql)));

    [Fact]
    public async Task Web_has_the_key_ring_and_nothing_else()
    {
        var web = server.As("askpro_web");
        Assert.Equal(1, await web.ChangeAsync("insert into data_protection_keys (friendly_name, xml) values ('a', '<a/>')"));
        Assert.True(await web.AskAsync<long>(null, "select count(*) from data_protection_keys") >= 1);
        Assert.Equal("42501", await RefusalAsync(() => web.ChangeAsync("delete from data_protection_keys")));
        Assert.Equal("42501", await RefusalAsync(() => web.ChangeAsync("update data_protection_keys set xml = ''")));
        Assert.Equal("data_protection_keys", await server.Owner.AskAsync<string>(null,
            """
            select string_agg(relname, ', ') from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
              and (has_table_privilege('askpro_web', oid, 'select, insert, update, delete, truncate, references, trigger')
                or has_any_column_privilege('askpro_web', oid, 'select, insert, update, references'))
            """));
        Assert.Equal(0, await server.Owner.AskAsync<long>(null,
            """
            select count(*) from pg_proc where pronamespace = 'public'::regnamespace
              and has_function_privilege('askpro_web', oid, 'execute')
            """));
    }

    [Theory]
    [InlineData("askpro_api", "api")]
    [InlineData("askpro_worker", "worker", "web")]
    [InlineData("askpro_web")]
    public async Task A_service_logs_under_its_own_name_and_the_Worker_for_Web_too(string role, params string[] allowed)
    {
        foreach (var name in new[] { "api", "worker", "web", "demo", "" })
        {
            Task<int> AddAsync() => server.As(role).ChangeAsync(
                "insert into log_records (at, service, instance, severity, category, event_id, message, attributes) values (now(), $1, 'one', 9, 'x', 0, 'x', '{}')", name);
            if (allowed.Contains(name))
                Assert.Equal(1, await AddAsync());
            else
                Assert.Equal("42501", await RefusalAsync(AddAsync));
        }
    }
}
