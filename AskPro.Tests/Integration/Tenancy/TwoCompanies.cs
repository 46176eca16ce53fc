using AskPro.Data;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.Agents;
using AskPro.Data.ApiTokens;
using AskPro.Data.Branches;
using AskPro.Data.Calls;
using AskPro.Data.Companies;
using AskPro.Data.Customers;
using AskPro.Data.Feed;
using AskPro.Data.Invitations;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.RetellKeys;
using AskPro.Data.Sessions;
using AskPro.Data.Setup;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

/// <summary>One row of every tenant table for each of two companies, written as the owner.</summary>
internal sealed record TwoCompanies(OneCompany Lena, OneCompany Sommer)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static AskProDbContext Context(NpgsqlDataSource source) =>
        new(new DbContextOptionsBuilder<AskProDbContext>().UseNpgsql(source).Options);

    public static async Task<TwoCompanies> CreateAsync(NpgsqlDataSource owner)
    {
        await using var database = Context(owner);
        var lena = Add(database, "Salon Lena", "+493023125001");
        var sommer = Add(database, "Praxis Dr. Sommer", "+493023125002");
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new TwoCompanies(lena, sommer);
    }

    private static OneCompany Add(AskProDbContext database, string name, string number)
    {
        Guid NewId() => Guid.CreateVersion7(Start);
        var ids = new OneCompany(NewId(), NewId(), NewId(), NewId(), NewId(), NewId(), Hash(name + "token"), Hash(name + "key"), Hash(name + "program"));
        var mail = $"{number[1..]}@askpro.example";
        database.Add(new User
        {
            Id = ids.UserId, DisplayName = name, UserName = mail, NormalizedUserName = mail.ToUpperInvariant(),
            Email = mail, NormalizedEmail = mail.ToUpperInvariant(),
        });
        database.Add(new Company
        {
            Id = ids.CompanyId, Name = name, CreatedAt = Start, WebhookKeyHash = ids.WebhookKeyHash,
            WebhookKeyProtected = "protected",
        });
        database.Add(new RetellKey
        {
            Id = NewId(), CompanyId = ids.CompanyId, State = RetellKeyStates.Current, SecretProtected = $"protected key of {name}", Hint = "keyabc", CreatedAt = Start,
        });
        database.Add(new Membership { CompanyId = ids.CompanyId, UserId = ids.UserId, Role = MembershipRoles.Owner, CreatedAt = Start });
        database.Add(new Session
        {
            Id = ids.SessionId, TokenHash = ids.TokenHash, UserId = ids.UserId, CompanyId = ids.CompanyId,
            CreatedAt = Start, ExpiresAt = Start.AddDays(1), LastSeenAt = Start, VerifiedAt = Start,
        });
        database.Add(new Invitation
        {
            Id = NewId(), CompanyId = ids.CompanyId, Email = "tom@askpro.example", NormalizedEmail = "TOM@ASKPRO.EXAMPLE", Role = MembershipRoles.Reception,
            TokenHash = Hash(name + "link"), InvitedBy = ids.UserId, InviterName = name, CreatedAt = Start, ExpiresAt = Start.AddDays(7),
        });
        database.Add(new Branch { Id = ids.BranchId, CompanyId = ids.CompanyId, Name = "Mitte", CreatedAt = Start });
        database.Add(new PhoneNumber { Id = NewId(), CompanyId = ids.CompanyId, BranchId = ids.BranchId, E164 = number, CreatedAt = Start });
        database.Add(new AgentWebhook { CompanyId = ids.CompanyId, RetellAgentId = "agent_1", Code = "needed", Report = "{}", CheckedAt = Start, Since = Start });
        database.Add(new SetupStep { CompanyId = ids.CompanyId, Step = SetupSteps.Account, OpenedAt = Start });
        database.Add(new SetupTest { Id = NewId(), CompanyId = ids.CompanyId, Kind = SetupTestKinds.Call, StartedAt = Start, StartedBy = ids.UserId });
        database.Add(new Agent { Id = NewId(), CompanyId = ids.CompanyId, RetellAgentId = "agent_1", Name = "Anna", CreatedAt = Start });
        database.Add(new Customer
        {
            Id = ids.CustomerId, CompanyId = ids.CompanyId, E164 = "+4917612345678", FirstCallAt = Start, LastCallAt = Start,
        });
        database.Add(new Call
        {
            Id = ids.CallId, CompanyId = ids.CompanyId, CallId = "call_1", Stage = CallStage.Started, CustomerId = ids.CustomerId,
            CustomerNumber = "+4917612345678", ResolutionMethod = ResolutionMethods.Number, Stamps = "{}",
            FirstReceivedAt = Start, UpdatedAt = Start,
        });
        database.Add(new CallTurn { CompanyId = ids.CompanyId, CallId = ids.CallId, Position = 0, Role = "agent", Content = "Guten Tag" });
        database.Add(new SupportAccess
        {
            Id = NewId(), CompanyId = ids.CompanyId, OperatorId = ids.UserId, OperatorName = name, Reason = "Ticket 1", OpenedAt = Start, ExpiresAt = Start.AddHours(1),
        });
        database.Add(new CompanyFeed { CompanyId = ids.CompanyId, Seq = 1, ChangedAt = Start });
        database.Add(new ApiToken
        {
            Id = NewId(), CompanyId = ids.CompanyId, UserId = ids.UserId, CreatedBy = ids.UserId, Name = "Kasse", TokenHash = ids.ApiTokenHash, Hint = "abcd",
            Scopes = ["list", "manage"], CreatedAt = Start, ExpiresAt = Start.AddDays(30),
        });
        return ids;
    }

    private static byte[] Hash(string text) => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
}
