using AskPro.Data.ApiTokens;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.Sessions;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static AskPro.Tests.Integration.Tenancy.DatabaseQueries;

namespace AskPro.Tests.Integration.Tenancy;

/// <summary>The questions that are answered before a company is known.</summary>
public sealed class LookupTests(Postgres18 server) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
    private TwoCompanies _companies = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SessionDirectory Sessions => new(server.As("askpro_api"), _time);

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies cascade");
        _companies = await TwoCompanies.CreateAsync(server.Owner);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_token_finds_its_session_with_company_and_role()
    {
        var found = await Sessions.FindAsync(_companies.Sommer.TokenHash, Stop);
        Assert.NotNull(found);
        Assert.Equal(_companies.Sommer.SessionId, found.SessionId);
        Assert.Equal(_companies.Sommer.CompanyId, found.CompanyId);
        Assert.Equal(_companies.Sommer.UserId, found.UserId);
        Assert.Equal("owner", found.Role);
    }

    [Fact]
    public async Task An_unknown_token_finds_nothing() => Assert.Null(await Sessions.FindAsync(new byte[32], Stop));

    [Fact]
    public async Task An_expired_session_is_not_found()
    {
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await Sessions.FindAsync(_companies.Lena.TokenHash, Stop));
    }

    [Fact]
    public async Task A_revoked_session_is_not_found()
    {
        await server.Owner.ChangeAsync("update sessions set revoked_at = now() where id = $1", _companies.Lena.SessionId);
        Assert.Null(await Sessions.FindAsync(_companies.Lena.TokenHash, Stop));
    }

    [Fact]
    public async Task Who_leaves_a_company_is_signed_out_of_it()
    {
        await server.Owner.ChangeAsync("delete from memberships where user_id = $1", _companies.Lena.UserId);
        Assert.Null(await Sessions.FindAsync(_companies.Lena.TokenHash, Stop));
        Assert.NotNull(await Sessions.FindAsync(_companies.Sommer.TokenHash, Stop));
    }

    [Fact]
    public async Task A_webhook_key_finds_its_company()
    {
        var directory = new WebhookCompanyDirectory(server.As("askpro_api"));
        var found = await directory.FindAsync(_companies.Lena.WebhookKeyHash, Stop);
        Assert.Equal((_companies.Lena.CompanyId, "protected key of Salon Lena"), (found!.CompanyId, Assert.Single(found.Keys).SecretProtected));
        Assert.Null(await directory.FindAsync(new byte[32], Stop));
    }

    [Fact]
    public async Task A_personal_token_finds_its_company_and_what_its_person_may_now()
    {
        var tokens = new ApiTokenDirectory(server.As("askpro_api"));
        var found = (await tokens.FindAsync(_companies.Lena.ApiTokenHash, Stop))!;
        Assert.Equal((_companies.Lena.CompanyId, (Guid?)_companies.Lena.UserId), (found.CompanyId, found.UserId));
        Assert.Equal([Right.List, Right.Manage], found.Rights().Order());

        await server.Owner.ChangeAsync("update memberships set role = 'reception', all_branches = false where user_id = $1", _companies.Lena.UserId);
        found = (await tokens.FindAsync(_companies.Lena.ApiTokenHash, Stop))!;
        Assert.Equal([Right.List], found.Rights());
        Assert.Empty(found.BranchIds!);

        await server.Owner.ChangeAsync("delete from memberships where user_id = $1", _companies.Lena.UserId);
        Assert.Null(await tokens.FindAsync(_companies.Lena.ApiTokenHash, Stop));
        Assert.NotNull(await tokens.FindAsync(_companies.Sommer.ApiTokenHash, Stop));
    }

    [Theory]
    [InlineData("askpro_web")]
    [InlineData("askpro_worker")]
    public async Task Only_Api_may_ask(string role)
    {
        Assert.Equal("42501", await RefusalAsync(() => new WebhookCompanyDirectory(server.As(role)).FindAsync(new byte[32], Stop)));
        Assert.Equal("42501", await RefusalAsync(() => new ApiTokenDirectory(server.As(role)).FindAsync(new byte[32], Stop)));
        Assert.Equal("42501", await RefusalAsync(() => new SessionDirectory(server.As(role), _time).FindAsync(new byte[32], Stop)));
    }
}
