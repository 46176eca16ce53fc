using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class OperatorScopeOnPostgres15(Postgres15 server) : OperatorScopeTests(server), IClassFixture<Postgres15>;

public sealed class OperatorScopeOnPostgres18(Postgres18 server) : OperatorScopeTests(server), IClassFixture<Postgres18>;

/// <summary>What the database lets operators see, and whom it takes for one.</summary>
public abstract class OperatorScopeTests(TestDatabase server) : IAsyncLifetime
{
    private TwoCompanies _companies = null!;

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies cascade");
        _companies = await TwoCompanies.CreateAsync(server.Owner);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("select count(*) from operator_companies(null, null, null, null, null, 50, now())")]
    [InlineData("select count(*) from operator_company_holdings($1)")]
    [InlineData("select count(*) from operator_setup_lights(array[$1])")]
    [InlineData("select count(*) from operator_setup_steps(now())")]
    [InlineData("select count(*) from operator_company_owners($1)")]
    [InlineData("select count(*) from operator_figures(now() - interval '1 day', now(), 'hour')")]
    [InlineData("select count(*) from operator_test_effect('askpro_test_1', $1)")]
    [InlineData("select count(*) from operator_owner_invitation($1)")]
    [InlineData("select count(*) from operator_support_accesses($1)")]
    [InlineData("select count(*) filter (where set_company_state($1, 'active', 'suspended', 'x', null, now())) from (select 1) once")]
    [InlineData("select count(*) filter (where vouch_for_company($1)) from (select 1) once")]
    [InlineData("select count(*) filter (where open_support_access(gen_random_uuid(), $1, 'x', now(), now() + interval '1 hour') = 'opened') from (select 1) once")]
    public async Task A_setting_alone_makes_nobody_an_operator(string sql)
    {
        await server.Owner.ChangeAsync("update companies set vouched_for = false");
        if (sql.Contains("owner_invitation", StringComparison.Ordinal))
            await server.Owner.ChangeAsync("update memberships set role = 'manager'; update invitations set role = 'owner', all_branches = true, branch_ids = '{}'");
        Assert.Equal(0, await AskAsync<long>(_companies.Lena, _companies.Lena.UserId, sql, sql.Contains("$1", StringComparison.Ordinal) ? [_companies.Sommer.CompanyId] : []));
        await server.Owner.ChangeAsync("update users set is_operator = true where id = $1", _companies.Lena.UserId);
        Assert.True(await AskAsync<long>(null, _companies.Lena.UserId, sql, sql.Contains("$1", StringComparison.Ordinal) ? [_companies.Sommer.CompanyId] : []) > 0);
    }

    [Theory]
    [InlineData("companies")]
    [InlineData("calls")]
    [InlineData("call_turns")]
    [InlineData("customers")]
    [InlineData("phone_numbers")]
    [InlineData("branches")]
    [InlineData("memberships")]
    [InlineData("sessions")]
    [InlineData("audit_entries")]
    [InlineData("invitations")]
    [InlineData("retell_keys")]
    [InlineData("agent_webhooks")]
    [InlineData("setup_steps")]
    [InlineData("setup_tests")]
    public async Task An_operator_sees_no_row_of_a_company(string table)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await server.Owner.ChangeAsync(
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed,
                               two_factor_enabled, lockout_enabled, access_failed_count, display_name, is_operator)
            values ($1, 'o', 'O', 'o', 'O', true, false, false, true, 0, 'Olga', true)
            """,
            id);
        Assert.Equal(0, await AskAsync<long>(null, id, $"select count(*) from {table}"));
    }

    [Fact]
    public async Task An_operator_who_invites_an_owner_sees_the_invitations_of_that_company_and_no_call()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, _companies.Lena.UserId, false, stop);
        await new OperatorStore(database).EnterCompanyAsync(_companies.Sommer.CompanyId, stop);

        Assert.Equal(_companies.Sommer.CompanyId, (await database.Invitations.SingleAsync(stop)).CompanyId);
        Assert.Empty(await database.Calls.IgnoreQueryFilters().ToListAsync(stop));
        Assert.Empty(await database.CallTurns.IgnoreQueryFilters().ToListAsync(stop));
    }

    [Fact]
    public async Task Nobody_but_an_operator_reads_what_operators_did()
    {
        await server.Owner.ChangeAsync("delete from operator_audit_entries");
        await server.Owner.ChangeAsync(
            """
            insert into operator_audit_entries (id, at, actor_name, action, subject_id, subject_name, after)
            values (gen_random_uuid(), now(), 'X', 'company.deleted', gen_random_uuid(), 'Salon', '{}')
            """);
        const string sql = "select count(*) from operator_audit_entries";
        Assert.Equal(0, await AskAsync<long>(_companies.Lena, _companies.Lena.UserId, sql));
        await server.Owner.ChangeAsync("update users set is_operator = true where id = $1", _companies.Lena.UserId);
        Assert.Equal(0, await AskAsync<long>(_companies.Lena, null, sql));
        Assert.Equal(1, await AskAsync<long>(null, _companies.Lena.UserId, sql));
    }

    [Fact]
    public async Task A_session_without_a_company_is_an_operators()
    {
        const string sql =
            """
            insert into sessions (id, token_hash, user_id, created_at, verified_at, expires_at, last_seen_at, is_operator)
            values (gen_random_uuid(), sha256('x'), $1, now(), now(), now() + interval '1 day', now(), true)
            """;
        Assert.Equal("42501", await DatabaseQueries.RefusalAsync(() => InsertAsync(_companies.Lena.UserId, sql)));
        Assert.Equal("23514", await DatabaseQueries.RefusalAsync(() => server.Owner.ChangeAsync(sql.Replace("true", "false", StringComparison.Ordinal), _companies.Lena.UserId)));
        await server.Owner.ChangeAsync("update users set is_operator = true where id = $1", _companies.Lena.UserId);
        Assert.Equal(1, await InsertAsync(_companies.Lena.UserId, sql));
    }

    [Fact]
    public async Task A_company_goes_only_the_ways_there_are()
    {
        await server.Owner.ChangeAsync("update users set is_operator = true where id = $1", _companies.Lena.UserId);
        foreach (var (from, to) in new[] { ("active", "active"), ("deleting", "suspended"), ("suspended", "active"), ("active", "gone") })
            Assert.False(await AskAsync<bool>(null, _companies.Lena.UserId, $"select set_company_state($1, '{from}', '{to}', 'x', now(), now())", _companies.Sommer.CompanyId));
    }

    private async Task<int> InsertAsync(Guid userId, string sql)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = await server.As("askpro_api").OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await SetAsync(connection, null, null, userId);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(userId);
        var rows = await command.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return rows;
    }

    private async Task<T> AskAsync<T>(OneCompany? company, Guid? operatorId, string sql, params object[] values)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = await server.As("askpro_api").OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await SetAsync(connection, company?.CompanyId, operatorId, null);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task SetAsync(NpgsqlConnection connection, Guid? companyId, Guid? operatorId, Guid? userId)
    {
        await using var settings = new NpgsqlCommand(
            "select set_config('askpro.company_id', $1, true), set_config('askpro.operator_id', $2, true), set_config('askpro.user_id', $3, true)", connection);
        foreach (var id in new[] { companyId, operatorId, userId })
            settings.Parameters.AddWithValue(id?.ToString("D") ?? "");
        await settings.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
