using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.SignUps;
using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

/// <summary>What the database lets Api add when companies are founded and people join.</summary>
public abstract class NewcomerPolicyTests(TestDatabase server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private TwoCompanies _companies = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies, sign_ups cascade");
        _companies = await TwoCompanies.CreateAsync(server.Owner);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_transaction_founds_its_own_company_and_no_other()
    {
        var id = Guid.CreateVersion7(Now);

        Assert.Null(await AddAsync(id, null, new Company { Id = id, Name = "Neu", CreatedAt = Now }));
        Assert.Equal("42501", await AddAsync(id, null, new Company { Id = Guid.CreateVersion7(Now), Name = "Fremd", CreatedAt = Now }));
    }

    [Fact]
    public async Task Nobody_founds_a_demo_or_a_company_that_has_keys_already()
    {
        var id = Guid.CreateVersion7(Now);

        Assert.Equal("42501", await AddAsync(id, null, new Company { Id = id, Name = "Demo", IsDemo = true, CreatedAt = Now }));
        Assert.Equal("42501", await AddAsync(id, null, new Company { Id = id, Name = "Hook", CreatedAt = Now, WebhookKeyHash = new byte[32], WebhookKeyProtected = "x" }));
    }

    [Fact]
    public async Task People_are_added_by_nobody_but_themselves_and_to_nothing_but_the_company_of_the_transaction()
    {
        var (lena, sommer) = (_companies.Lena, _companies.Sommer);
        Membership Member(Guid company, Guid user) => new() { CompanyId = company, UserId = user, Role = MembershipRoles.Owner, CreatedAt = Now };

        Assert.Equal("42501", await AddAsync(lena.CompanyId, null, Member(lena.CompanyId, sommer.UserId)));
        Assert.Equal("42501", await AddAsync(lena.CompanyId, lena.UserId, Member(lena.CompanyId, sommer.UserId)));
        Assert.Equal("42501", await AddAsync(lena.CompanyId, lena.UserId, Member(sommer.CompanyId, lena.UserId)));
        Assert.Null(await AddAsync(sommer.CompanyId, lena.UserId, Member(sommer.CompanyId, lena.UserId)));
    }

    [Fact]
    public async Task A_sign_up_is_found_and_ended_by_its_link_alone_once()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        database.SignUps.AddRange(SignUp(1, Now.AddHours(1)), SignUp(2, Now.AddHours(1)), SignUp(3, Now));
        await database.SaveChangesAsync(Stop);

        Assert.Equal("42501", await RefusalAsync(() => database.SignUps.ToListAsync(Stop)));
        Assert.Null(await database.FindSignUpAsync(Hash(9), Now, Stop));
        Assert.Null(await database.FindSignUpAsync(Hash(3), Now, Stop));
        Assert.Equal(new FoundSignUp("neu@askpro.example", "Neu", "Salon Neu", "de"), await database.FindSignUpAsync(Hash(1), Now, Stop));
        Assert.False(await database.EndSignUpAsync(Hash(3), Now, Stop));
        Assert.True(await database.EndSignUpAsync(Hash(1), Now, Stop));
        // The other link to the same mailbox went with it.
        Assert.False(await database.EndSignUpAsync(Hash(2), Now, Stop));
        Assert.Equal(0, await server.Owner.AskAsync<long>(null, "select count(*) from sign_ups"));
    }

    [Fact]
    public async Task What_is_too_old_is_forgotten_and_nothing_else()
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        database.SignUps.AddRange(SignUp(1, Now.AddHours(1), "a@askpro.example"), SignUp(2, Now, "b@askpro.example"));
        await database.SaveChangesAsync(Stop);

        await database.ForgetOldSignUpsAsync(Now, Stop);

        Assert.Equal("a@askpro.example", await server.Owner.AskAsync<string>(null, "select string_agg(email, ' ') from sign_ups"));
    }

    [Theory]
    [InlineData("askpro_web")]
    [InlineData("askpro_worker")]
    public async Task Only_Api_may_ask_for_links(string role)
    {
        await using var database = TwoCompanies.Context(server.As(role));

        Assert.Equal("42501", await RefusalAsync(() => database.FindSignUpAsync(Hash(1), Now, Stop)));
        Assert.Equal("42501", await RefusalAsync(() => database.EndSignUpAsync(Hash(1), Now, Stop)));
        // The Worker tidies up what is over; it learns nothing by it.
        if (role != "askpro_worker")
            Assert.Equal("42501", await RefusalAsync(() => database.ForgetOldSignUpsAsync(Now, Stop)));
        Assert.Equal("42501", await RefusalAsync(() => new Data.Invitations.InvitationDirectory(server.As(role)).FindAsync(Hash(1), Stop)));
    }

    private static Task<string> RefusalAsync(Func<Task> attempt) => DatabaseQueries.RefusalAsync(attempt);

    /// <summary>The state by which the database refuses the row, or null.</summary>
    private async Task<string?> AddAsync(Guid companyId, Guid? userId, object row)
    {
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginAsync(database, companyId, userId, Stop);
        database.Add(row);
        try
        {
            await database.SaveChangesAsync(Stop);
            return null;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static SignUp SignUp(byte number, DateTimeOffset end, string email = "neu@askpro.example") => new()
    {
        Id = Guid.CreateVersion7(Now), Email = email, NormalizedEmail = email.ToUpperInvariant(), DisplayName = "Neu", CompanyName = "Salon Neu",
        Language = "de", TokenHash = Hash(number), CreatedAt = Now.AddHours(-1), ExpiresAt = end,
    };

    private static byte[] Hash(byte number) => [.. Enumerable.Repeat(number, 32)];
}

public sealed class NewcomerPolicyOnPostgres15(Postgres15 server) : NewcomerPolicyTests(server), IClassFixture<Postgres15>;

public sealed class NewcomerPolicyOnPostgres18(Postgres18 server) : NewcomerPolicyTests(server), IClassFixture<Postgres18>;
