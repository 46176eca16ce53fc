using AskPro.Data.Refusals;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Companies;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

public sealed class CompanyUpkeepOnPostgres15(Postgres15 server) : CompanyUpkeepTests(server), IClassFixture<Postgres15>;

public sealed class CompanyUpkeepOnPostgres18(Postgres18 server) : CompanyUpkeepTests(server), IClassFixture<Postgres18>;

/// <summary>What the Worker does when a time is over: companies and support accesses.</summary>
public abstract class CompanyUpkeepTests(TestDatabase server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CompanyUpkeep Upkeep => new(
        server.As("askpro_worker"), new RefusalStore(server.As("askpro_worker")), Options.Create(new UpkeepOptions()), TimeProvider.System, NullLogger<CompanyUpkeep>.Instance);

    [Fact]
    public async Task A_company_is_deleted_with_everything_it_owns_and_nothing_of_another_one()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(server.Owner, Cancel);
        await AddEventsAsync(company.Id, "done", "quarantined", "queued");
        await AddEventsAsync(other.Id, "done");
        await company.AddNoteAsync(server.Owner, Cancel);
        var elsewhere = await company.AddMemberAsync(server.Owner, "manager", Cancel);
        await server.Owner.ChangeAsync("insert into memberships (company_id, user_id, role, created_at) select $1, id, 'reception', now() from users where email = $2", other.Id, elsewhere);
        await server.Owner.ChangeAsync("insert into outbox_messages (id, company_id, kind, idempotency_key, payload) values (gen_random_uuid(), $1, 'mail', $2, 'x')", company.Id, company.Marker);
        var before = await RowsAsync(other.Id);
        await PlanAsync(company.Id, "1 minute");

        var result = await Upkeep.RunOnceAsync(Cancel);

        var gone = Assert.Single(result.Deleted, row => row.Id == company.Id);
        Assert.Equal((company.Id, 1, 1, 3), (gone.Id, gone.Calls, gone.People, gone.Events));
        Assert.All(await RowsAsync(company.Id), table => Assert.Equal((table.Key, table.Key == "operator_audit_entries" ? 1 : 0), (table.Key, table.Value)));
        Assert.Equal(before, await RowsAsync(other.Id));
        Assert.Equal(0, await CountAsync("select count(*) from users where id = $1", company.UserId));
        Assert.Equal(1, await CountAsync("select count(*) from users where email = $1", elsewhere));
        Assert.Equal(0, await CountAsync("select count(*) from inbox_bodies body where not exists (select from inbox_jobs job where job.event_id = body.event_id)"));
        Assert.DoesNotContain((await Upkeep.RunOnceAsync(Cancel)).Deleted, row => row.Id == company.Id);
    }

    [Theory]
    [InlineData("active")]
    [InlineData("suspended")]
    [InlineData("deleting")]
    public async Task Nothing_is_deleted_before_its_time(string state)
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        if (state == "deleting") await PlanAsync(company.Id, "-1 minute");
        if (state == "suspended") await server.Owner.ChangeAsync("update companies set state = 'suspended', state_reason = 'x', state_changed_at = now() where id = $1", company.Id);

        await Upkeep.RunOnceAsync(Cancel);

        Assert.Equal(1, await CountAsync("select count(*) from companies where id = $1", company.Id));
        Assert.Equal(1, await CountAsync("select count(*) from calls where company_id = $1", company.Id));
        Assert.Equal(0, await server.As("askpro_worker").AskAsync<long>(null, "select count(*) from delete_company($1)", company.Id));
    }

    [Fact]
    public async Task Two_at_once_delete_it_once()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        await PlanAsync(company.Id, "1 minute");

        var results = await Task.WhenAll(Upkeep.RunOnceAsync(Cancel), Upkeep.RunOnceAsync(Cancel));

        Assert.Single(results.SelectMany(result => result.Deleted), row => row.Id == company.Id);
        Assert.Equal(1, await CountAsync("select count(*) from operator_audit_entries where company_id = $1", company.Id));
    }

    [Fact]
    public async Task An_expired_access_ends_and_the_session_stays_without_the_company()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        var given = await GivenOperator.CreateAsync(server.Owner, Cancel);
        await AddExpiredAccessAsync(company.Id, given.Id);
        await AddSessionAsync(company.Id, given.Id, isOperator: true);

        Assert.True((await Upkeep.RunOnceAsync(Cancel)).EndedAccesses >= 1);

        Assert.Equal(1, await CountAsync("select count(*) from sessions where user_id = $1 and company_id is null and revoked_at is null", given.Id));
        Assert.Equal(0, await CountAsync("select count(*) from memberships where user_id = $1", given.Id));
        Assert.Equal(1, await CountAsync("select count(*) from support_accesses where operator_id = $1 and ended_at = expires_at", given.Id));
        Assert.Equal(1, await CountAsync("select count(*) from audit_entries where company_id = $1 and action = 'support.ended'", company.Id));
        Assert.Equal(0, (await Upkeep.RunOnceAsync(Cancel)).EndedAccesses);
    }

    [Fact]
    public async Task A_session_from_before_the_person_was_an_operator_ends_with_the_access()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        var given = await GivenOperator.CreateAsync(server.Owner, Cancel);
        await AddExpiredAccessAsync(company.Id, given.Id);
        await AddSessionAsync(company.Id, given.Id, isOperator: false);

        await Upkeep.RunOnceAsync(Cancel);

        Assert.Equal(0, await CountAsync("select count(*) from sessions where user_id = $1 and revoked_at is null", given.Id));
        Assert.Equal(1, await CountAsync("select count(*) from support_accesses where operator_id = $1 and ended_at = expires_at", given.Id));
    }

    [Fact]
    public async Task One_step_that_fails_stops_no_other()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        await PlanAsync(company.Id, "1 minute");
        await server.Owner.ChangeAsync(
            """
            insert into sign_ups (id, email, normalized_email, display_name, company_name, language, token_hash, created_at, expires_at)
            values (gen_random_uuid(), 'x@x.example', 'X@X.EXAMPLE', $1, 'X', 'de', sha256($1::bytea), now() - interval '2 days', now() - interval '1 day')
            """,
            company.Marker);
        await server.Owner.ChangeAsync("revoke execute on function end_expired_support_accesses() from askpro_worker");
        try
        {
            Assert.Contains((await Upkeep.RunOnceAsync(Cancel)).Deleted, row => row.Id == company.Id);
        }
        finally
        {
            await server.Owner.ChangeAsync("grant execute on function end_expired_support_accesses() to askpro_worker");
        }
        Assert.Equal(0, await CountAsync("select count(*) from sign_ups where display_name = $1", company.Marker));
    }

    [Fact]
    public async Task Of_refused_webhooks_the_newest_ten_thousand_of_seven_days_stay_and_of_a_company_none_when_it_goes()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        await server.Owner.ChangeAsync("truncate refused_webhooks, refused_webhook_counts");
        await server.Owner.ChangeAsync(
            """
            insert into refused_webhooks (event_id, received_at, company_id, verdict, headers)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now() - case when n <= 3 then interval '8 days' else interval '1 day' end,
                case when n = 10003 then $1::uuid end, 'signature_invalid', ''
            from generate_series(1, 10004) n
            """, company.Id);
        await server.Owner.ChangeAsync("insert into refused_webhook_counts (minute, requests) values (now() - interval '8 days', 5), (now() - interval '6 days', 7)");

        Assert.Equal(4, (await Upkeep.RunOnceAsync(Cancel)).Refused);

        Assert.Equal(10_000, await CountAsync("select count(*) from refused_webhooks where event_id > '00000000-0000-7000-8000-000000000004'"));
        Assert.Equal(7, await CountAsync("select sum(requests)::bigint from refused_webhook_counts"));
        await PlanAsync(company.Id, "1 minute");
        await Upkeep.RunOnceAsync(Cancel);
        Assert.Equal(9_999, await CountAsync("select count(*) from refused_webhooks"));
    }

    [Fact]
    public async Task What_is_processed_while_a_company_is_deleted_goes_with_it()
    {
        var company = await GivenCompany.CreateAsync(server.Owner, Cancel);
        await AddEventsAsync(company.Id, "queued");
        await PlanAsync(company.Id, "1 minute");
        // Comes in between: after the jobs are deleted and before the company is.
        await server.Owner.ChangeAsync(
            """
            create function late_event() returns trigger language plpgsql security definer set search_path = public as $body$
            begin
                with job as (
                    insert into inbox_jobs (event_id, received_at, company_id, verified_by, lane, state, signed_at, finished_at)
                    values (gen_random_uuid(), now(), old.id, 'company_key', 'x', 'done', now(), now()) returning event_id, received_at
                )
                insert into inbox_bodies (event_id, received_at, body) select event_id, received_at, '{}' from job;
                return old;
            end $body$;
            """);
        await server.Owner.ChangeAsync($"create trigger late_event before delete on companies for each row when (old.id = '{company.Id:D}') execute function late_event()");
        try
        {
            var gone = Assert.Single((await Upkeep.RunOnceAsync(Cancel)).Deleted, row => row.Id == company.Id);
            Assert.Equal(2, gone.Events);
        }
        finally
        {
            await server.Owner.ChangeAsync("drop trigger late_event on companies");
            await server.Owner.ChangeAsync("drop function late_event()");
        }
        Assert.Equal(0, await CountAsync("select count(*) from inbox_jobs where company_id = $1", company.Id));
        Assert.Equal(0, await CountAsync("select count(*) from inbox_bodies body where not exists (select from inbox_jobs job where job.event_id = body.event_id)"));
    }

    [Fact]
    public async Task What_came_for_a_company_that_was_gone_is_deleted_too()
    {
        await AddEventsAsync(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "quarantined");
        Assert.True((await Upkeep.RunOnceAsync(Cancel)).Remains >= 1);
        Assert.Equal(0, (await Upkeep.RunOnceAsync(Cancel)).Remains);
    }

    private Task<int> PlanAsync(Guid companyId, string ago) => server.Owner.ChangeAsync(
        $"update companies set state = 'deleting', state_reason = 'x', state_changed_at = now(), delete_after = now() - interval '{ago}' where id = $1", companyId);

    private async Task AddExpiredAccessAsync(Guid companyId, Guid operatorId)
    {
        await server.Owner.ChangeAsync("insert into memberships (company_id, user_id, role, created_at, expires_at) values ($1, $2, 'support', now() - interval '2 hours', now() - interval '1 hour')", companyId, operatorId);
        await server.Owner.ChangeAsync(
            """
            insert into support_accesses (id, company_id, operator_id, operator_name, reason, opened_at, expires_at)
            values (gen_random_uuid(), $1, $2, 'Olga', 'Ticket 1', now() - interval '2 hours', now() - interval '1 hour')
            """,
            companyId, operatorId);
    }

    private Task<int> AddSessionAsync(Guid companyId, Guid userId, bool isOperator) => server.Owner.ChangeAsync(
        """
        insert into sessions (id, token_hash, user_id, company_id, is_operator, created_at, verified_at, expires_at, last_seen_at)
        values (gen_random_uuid(), sha256($2::text::bytea), $2, $1, $3, now(), now(), now() + interval '1 day', now())
        """,
        companyId, userId, isOperator);

    private async Task AddEventsAsync(Guid companyId, params string[] states)
    {
        foreach (var state in states)
        {
            await server.Owner.ChangeAsync(
                """
                with job as (
                    insert into inbox_jobs (event_id, received_at, company_id, verified_by, lane, state, cause, signed_at, finished_at)
                    values (gen_random_uuid(), now(), $1, 'company_key', $1::text, $2, case when $2 = 'quarantined' then 'body_not_json' end, now(), case when $2 <> 'queued' then now() end)
                    returning event_id, received_at
                )
                insert into inbox_bodies (event_id, received_at, body) select event_id, received_at, '{}' from job
                """,
                companyId, state);
        }
    }

    /// <summary>Rows of a company in every table that names one, whatever table comes later.</summary>
    private async Task<IReadOnlyDictionary<string, long>> RowsAsync(Guid companyId)
    {
        var tables = await server.Owner.AskAsync<string[]>(null,
            """
            select array_agg(relname::text order by relname) from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'company_id' and not attisdropped
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
            """);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["companies"] = await CountAsync("select count(*) from companies where id = $1", companyId) };
        foreach (var table in tables)
            rows[table] = await CountAsync($"select count(*) from {table} where company_id = $1", companyId);
        return rows;
    }

    private Task<long> CountAsync(string sql, params object[] values) => server.Owner.AskAsync<long>(null, sql, values);
}
