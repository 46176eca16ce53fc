using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

/// <summary>The filters of EF alone: as the owner, for whom row-level security does nothing.</summary>
public sealed class TenantTransactionTests(Postgres18 server) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private TwoCompanies _companies = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies cascade");
        _companies = await TwoCompanies.CreateAsync(server.Owner);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_filter_shows_only_the_company_of_the_transaction()
    {
        await using var database = TwoCompanies.Context(server.Owner);
        foreach (var company in new[] { _companies.Lena, _companies.Sommer })
        {
            await using var transaction = await TenantTransaction.BeginAsync(database, company.CompanyId, Stop);
            Assert.Equal(company.CallId, (await database.Calls.SingleAsync(Stop)).Id);
            Assert.Equal(company.CallId, (await database.CallTurns.SingleAsync(Stop)).CallId);
            Assert.Equal(company.CompanyId, (await database.Companies.SingleAsync(Stop)).Id);
            Assert.Equal(company.BranchId, (await database.Branches.SingleAsync(Stop)).Id);
            Assert.Equal(company.CustomerId, (await database.Customers.SingleAsync(Stop)).Id);
            Assert.Equal(company.SessionId, (await database.Sessions.SingleAsync(Stop)).Id);
            Assert.Single(await database.PhoneNumbers.ToListAsync(Stop));
            Assert.Single(await database.Agents.ToListAsync(Stop));
            Assert.Single(await database.CompanyFeed.ToListAsync(Stop));
            Assert.Single(await database.Memberships.ToListAsync(Stop));
        }
    }

    [Fact]
    public async Task Before_and_after_a_transaction_the_filter_shows_nothing()
    {
        await using var database = TwoCompanies.Context(server.Owner);
        Assert.Empty(await database.Calls.ToListAsync(Stop));
        await using (await TenantTransaction.BeginAsync(database, _companies.Lena.CompanyId, Stop))
        {
            Assert.Single(await database.Calls.ToListAsync(Stop));
        }

        Assert.Empty(await database.Calls.ToListAsync(Stop));
        Assert.Empty(await database.Memberships.ToListAsync(Stop));
    }

    [Fact]
    public async Task Signing_in_sees_what_the_person_owns_and_nothing_of_the_company()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginForUserAsync(database, _companies.Sommer.UserId, Stop);
        Assert.Equal(_companies.Sommer.CompanyId, (await database.Memberships.SingleAsync(Stop)).CompanyId);
        Assert.Equal(1, await database.Memberships.IgnoreQueryFilters().CountAsync(Stop));
        Assert.Equal(_companies.Sommer.UserId, (await database.Sessions.IgnoreQueryFilters().SingleAsync(Stop)).UserId);
        Assert.Equal(_companies.Sommer.CompanyId, (await database.Companies.IgnoreQueryFilters().SingleAsync(Stop)).Id);
        Assert.Equal(0, await database.Companies.CountAsync(Stop));
        Assert.Equal(0, await database.Calls.IgnoreQueryFilters().CountAsync(Stop));
    }

    [Fact]
    public async Task A_read_sees_one_moment_and_changes_nothing()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginReadAsync(database, _companies.Lena.CompanyId, Stop);
        await server.Owner.ChangeAsync("update calls set summary = 'later' where company_id = $1", _companies.Lena.CompanyId);
        var before = await database.Calls.Select(call => call.Summary).SingleAsync(Stop);

        var refusal = await DatabaseQueries.RefusalAsync(
            () => database.Calls.ExecuteUpdateAsync(call => call.SetProperty(row => row.Summary, "x"), Stop));

        Assert.NotEqual("later", before);
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal);
    }

    [Fact]
    public async Task Without_a_commit_nothing_stays()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using (await TenantTransaction.BeginAsync(database, _companies.Lena.CompanyId, Stop))
        {
            Assert.Equal(1, await database.Calls.ExecuteUpdateAsync(call => call.SetProperty(row => row.Summary, "x"), Stop));
        }

        Assert.Equal(0, await server.Owner.AskAsync<long>(null, "select count(*) from calls where summary = 'x'"));
    }
}
