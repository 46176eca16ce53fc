using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using static AskPro.Tests.Integration.Tenancy.DatabaseQueries;

namespace AskPro.Tests.Integration.Tenancy;

/// <summary>What the database itself holds, with every filter of the program off.</summary>
public abstract class RowSecurityTests(TestDatabase server) : IAsyncLifetime
{
    public static TheoryData<string> TenantTables { get; } =
        ["companies", "memberships", "sessions", "branches", "phone_numbers", "agents", "customers", "calls", "call_turns", "company_feed", "invitations", "api_tokens", "retell_keys", "agent_webhooks", "setup_steps", "setup_tests", "support_accesses"];

    private TwoCompanies _companies = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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

    [Theory, MemberData(nameof(TenantTables))]
    public async Task A_query_outside_a_tenant_transaction_returns_nothing(string table) =>
        Assert.Equal(0, await server.As("askpro_api").AskAsync<long>(null, $"select count(*) from {table}"));

    [Theory, MemberData(nameof(TenantTables))]
    public async Task A_company_sees_its_own_row_and_no_other(string table)
    {
        var column = table == "companies" ? "id" : "company_id";
        var api = server.As("askpro_api");
        foreach (var own in new[] { _companies.Lena.CompanyId, _companies.Sommer.CompanyId })
        {
            Assert.Equal(1, await api.AskAsync<long>(own, $"select count(*) from {table}"));
            Assert.Equal(own, await api.AskAsync<Guid>(own, $"select {column} from {table}"));
        }
    }

    [Theory]
    [InlineData("companies")]
    [InlineData("branches")]
    [InlineData("phone_numbers")]
    [InlineData("agents")]
    [InlineData("customers")]
    [InlineData("calls")]
    [InlineData("call_turns")]
    [InlineData("company_feed")]
    public async Task The_Worker_sees_every_company(string table) =>
        Assert.Equal(2, await server.As("askpro_worker").AskAsync<long>(null, $"select count(*) from {table}"));

    [Theory, MemberData(nameof(TenantTables))]
    public async Task Web_sees_no_tenant_table_at_all(string table)
    {
        var web = server.As("askpro_web");
        Assert.Equal("42501", await RefusalAsync(() => web.AskAsync<long>(_companies.Lena.CompanyId, $"select count(*) from {table}")));
    }

    [Fact]
    public async Task The_setting_ends_with_its_transaction_also_on_a_pooled_connection()
    {
        await using var one = new NpgsqlDataSourceBuilder(server.ConnectionString("askpro_api") + ";Maximum Pool Size=1").Build();
        Assert.Equal(1, await one.AskAsync<long>(_companies.Lena.CompanyId, "select count(*) from calls"));
        Assert.Equal(0, await one.AskAsync<long>(null, "select count(*) from calls"));
    }

    [Fact]
    public async Task Row_security_holds_with_the_filters_of_EF_off()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginAsync(database, _companies.Lena.CompanyId, Stop);
        var calls = await database.Calls.IgnoreQueryFilters().ToListAsync(Stop);
        Assert.Equal(_companies.Lena.CallId, Assert.Single(calls).Id);
        Assert.Equal(_companies.Lena.CompanyId, (await database.Companies.IgnoreQueryFilters().SingleAsync(Stop)).Id);
        Assert.Equal(_companies.Lena.UserId, (await database.Memberships.IgnoreQueryFilters().SingleAsync(Stop)).UserId);
    }

    [Fact]
    public async Task A_transaction_over_all_companies_gives_Api_nothing()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, Stop);
        Assert.Empty(await database.Calls.ToListAsync(Stop));
    }

    [Fact]
    public async Task A_row_for_another_company_is_refused()
    {
        const string sql =
            "insert into branches (id, company_id, name, created_at) values (gen_random_uuid(), $1, 'X', now()) returning 1";
        var api = server.As("askpro_api");
        Assert.Equal(1, await api.AskAsync<int>(_companies.Lena.CompanyId, sql, _companies.Lena.CompanyId));
        Assert.Equal("42501", await RefusalAsync(
            () => api.AskAsync<int>(_companies.Lena.CompanyId, sql, _companies.Sommer.CompanyId)));
        Assert.Equal("42501", await RefusalAsync(() => api.AskAsync<int>(null, sql, _companies.Lena.CompanyId)));
    }

    [Fact]
    public async Task A_row_cannot_be_given_to_another_company()
    {
        var api = server.As("askpro_api");
        Assert.Equal("42501", await RefusalAsync(() => api.AskAsync<int>(
            _companies.Lena.CompanyId, "update calls set company_id = $1, customer_id = null returning 1", _companies.Sommer.CompanyId)));
    }

    [Fact]
    public async Task Another_company_s_row_cannot_be_changed()
    {
        const string sql = "with changed as (update calls set summary = 'x' where id = $1 returning 1) select count(*) from changed";
        var api = server.As("askpro_api");
        Assert.Equal(0, await api.AskAsync<long>(_companies.Lena.CompanyId, sql, _companies.Sommer.CallId));
        Assert.Equal(1, await api.AskAsync<long>(_companies.Lena.CompanyId, sql, _companies.Lena.CallId));
    }

    [Theory]
    [InlineData("customer_id", "customers")]
    [InlineData("branch_id", "branches")]
    public async Task A_call_cannot_point_into_another_company(string column, string table)
    {
        Assert.Equal("23503", await RefusalAsync(() => server.Owner.ChangeAsync(
            $"update calls set {column} = (select id from {table} where company_id = $1) where company_id = $2",
            _companies.Sommer.CompanyId, _companies.Lena.CompanyId)));
    }
}
