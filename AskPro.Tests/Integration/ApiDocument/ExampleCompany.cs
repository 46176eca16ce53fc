using AskPro.Api.Features.ApiTokens;
using AskPro.Data;
using AskPro.Data.Agents;
using AskPro.Data.ApiTokens;
using AskPro.Data.Audit;
using AskPro.Data.Branches;
using AskPro.Data.Calls;
using AskPro.Data.Companies;
using AskPro.Data.Customers;
using AskPro.Data.Feed;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Tests.Integration.ApiDocument;

/// <summary>The company that the examples of the document tell of. Its ids and times are those in AskPro.Api/Examples.</summary>
internal static class ExampleCompany
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = Now.AddDays(-60);
    private static readonly Guid Company = Id(0x01);
    private static readonly Guid Lena = Id(0xa1);
    private static readonly Guid Mitte = Id(0xb1);
    private static readonly Guid Customer = Id(0xe1);

    /// <summary>Adds the company and returns the secret of a token of it with every right.</summary>
    public static async Task<string> AddAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var secret = TokenSecret.Create();
        await using var database = new AskProDbContext(new DbContextOptionsBuilder<AskProDbContext>().UseNpgsql(owner).Options);
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        database.AddRange(Rows(secret));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return secret;
    }

    private static Guid Id(int number) => Guid.Parse($"019aaf00-5d2c-7000-8000-{number:x12}");

    private static IEnumerable<object> Rows(string secret)
    {
        yield return new Company { Id = Company, Name = "Salon Lena", Recording = RecordingModes.WithConsent, CreatedAt = Start };
        yield return new User
        {
            Id = Lena, DisplayName = "Lena Vogt", UserName = "lena@salon.example", NormalizedUserName = "LENA@SALON.EXAMPLE",
            Email = "lena@salon.example", NormalizedEmail = "LENA@SALON.EXAMPLE",
        };
        yield return new Membership { CompanyId = Company, UserId = Lena, Role = MembershipRoles.Owner, CreatedAt = Start };
        yield return new ApiToken
        {
            Id = Id(0xf1), CompanyId = Company, CreatedBy = Lena, Name = "Kasse", TokenHash = TokenSecret.Hash(secret), Hint = secret[^4..],
            Scopes = [.. Enum.GetValues<Right>().Select(RightNames.Of)], CreatedAt = Start, ExpiresAt = Start.AddDays(365),
        };
        yield return new Branch
        {
            Id = Mitte, CompanyId = Company, Name = "Mitte", Region = "DE-BE", CreatedAt = Start,
            OpeningHours = """{"monday":"09:00-18:00","tuesday":"09:00-18:00","saturday":"10:00-14:00"}""",
        };
        yield return new Branch { Id = Id(0xb2), CompanyId = Company, Name = "Pankow", Region = "DE-BE", CreatedAt = Start };
        yield return new PhoneNumber { Id = Id(0xd1), CompanyId = Company, BranchId = Mitte, E164 = "+493023125001", Label = "Empfang", CreatedAt = Start };
        yield return new PhoneNumber { Id = Id(0xd2), CompanyId = Company, E164 = "+493023125007", Label = "Werkstatt", CreatedAt = Start };
        yield return new Agent { Id = Id(0x91), CompanyId = Company, BranchId = Mitte, RetellAgentId = "agent_7f3b", Name = "Anna", CreatedAt = Start };
        yield return new Agent { Id = Id(0x92), CompanyId = Company, RetellAgentId = "agent_51c0", Name = "Notdienst", CreatedAt = Start };
        yield return new Customer { Id = Customer, CompanyId = Company, E164 = "+4917612345678", Name = "Mia Brandt", FirstCallAt = Now.AddDays(-9), LastCallAt = Now.AddHours(-1) };
        yield return new CompanyFeed { CompanyId = Company, Seq = 311, ChangedAt = Now };
        yield return new AuditEntry
        {
            Id = Id(0x81), CompanyId = Company, At = Now.AddDays(-1), ActorId = Lena, ActorName = "Lena Vogt", Action = "branch.changed", SubjectId = Mitte,
            SubjectName = "Mitte", Before = """{"saturday":null}""", After = """{"saturday":"10:00-14:00"}""",
        };
        yield return new AuditEntry
        {
            Id = Id(0x82), CompanyId = Company, At = Now.AddHours(-3), ActorName = "Kasse", TokenId = Id(0xf1), TokenName = "Kasse", Action = "number.added",
            SubjectId = Id(0xd2), SubjectName = "+49 30 23125007", After = """{"number":"+493023125007","label":"Werkstatt"}""",
        };

        var booked = Call(0xc1, Now.AddHours(-1), 146);
        booked.CustomerId = Customer;
        booked.BranchId = Mitte;
        booked.AgentId = "agent_7f3b";
        booked.AgentName = "Anna";
        booked.AgentVersion = 4;
        booked.Summary = "Frau Brandt hat am Dienstag um 15 Uhr einen Termin zum Färben vereinbart.";
        booked.CustomAnalysis = """{"appointment_booked":true,"service":"Färben","recording_consent":true}""";
        booked.Sentiment = "Positive";
        booked.Successful = true;
        booked.InVoicemail = false;
        booked.DisconnectionReason = "user_hangup";
        booked.CostCents = 12.5m;
        booked.Latency = """{"e2e":{"p50":934.0}}""";
        booked.RecordingUrl = "https://recordings.example/call_9c1e.wav";
        yield return booked;
        yield return new CallTurn { CompanyId = Company, CallId = booked.Id, Position = 0, Role = "agent", Content = "Salon Lena, guten Tag!", StartSeconds = 0.4m, EndSeconds = 1.9m };
        yield return new CallTurn { CompanyId = Company, CallId = booked.Id, Position = 1, Role = "user", Content = "Ich hätte gern einen Termin zum Färben.", StartSeconds = 2.6m, EndSeconds = 5.1m };
        yield return Call(0xc2, Now.AddHours(-2), 31);
        yield return Call(0xc3, Now.AddDays(-1), 58);
    }

    private static Call Call(int number, DateTimeOffset startedAt, int seconds) => new()
    {
        Id = Id(number),
        CompanyId = Company,
        CallId = $"call_9c1e{number:x2}",
        Stage = CallStage.Analyzed,
        ResolutionMethod = ResolutionMethods.Number,
        Stamps = "{}",
        CallType = "phone_call",
        Direction = "inbound",
        StartedAt = startedAt,
        EndedAt = startedAt.AddSeconds(seconds),
        DurationMs = seconds * 1000,
        FirstReceivedAt = startedAt.AddSeconds(1),
        EndedReceivedAt = startedAt.AddSeconds(seconds + 1),
        AnalyzedAt = startedAt.AddSeconds(seconds + 6),
        UpdatedAt = startedAt.AddSeconds(seconds + 6),
        FromNumber = "+4917612345678",
        ToNumber = "+493023125001",
        BusinessNumber = "+493023125001",
        CustomerNumber = "+4917612345678",
    };
}
