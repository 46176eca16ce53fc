using AskPro.Data.Feed;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Inbox;

public sealed class CompanyFeedTests(Postgres18 server) : IClassFixture<Postgres18>, IAsyncLifetime
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
    public async Task A_change_counts_once_a_company_and_a_first_one_begins_at_one()
    {
        await server.Owner.ChangeAsync("delete from company_feed where company_id = $1", _companies.Sommer.CompanyId);
        await using var work = await WorkerTransaction.BeginAsync(server.As("askpro_worker"));
        var numbers = await CompanyFeedBump.BumpAsync(
            work.Transaction, [_companies.Sommer.CompanyId, _companies.Lena.CompanyId, _companies.Lena.CompanyId], Stop);
        Assert.Equal(
            new HashSet<(Guid, long)> { (_companies.Lena.CompanyId, 2), (_companies.Sommer.CompanyId, 1) }, numbers.ToHashSet());
        Assert.Empty(await CompanyFeedBump.BumpAsync(work.Transaction, [], Stop));
    }

    [Fact]
    public async Task Bumps_in_opposite_orders_do_not_deadlock_and_none_is_lost()
    {
        Guid[] there = [_companies.Lena.CompanyId, _companies.Sommer.CompanyId];
        Guid[] back = [.. there.Reverse()];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            await using var work = await WorkerTransaction.BeginAsync(server.As("askpro_worker"));
            await CompanyFeedBump.BumpAsync(work.Transaction, i % 2 == 0 ? there : back, Stop);
            await work.Transaction.CommitAsync(Stop);
        }));
        Assert.Equal("41 41", await server.Owner.AskAsync<string>(null, "select string_agg(seq::text, ' ') from company_feed"));
    }
}
