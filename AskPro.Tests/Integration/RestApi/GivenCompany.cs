using System.Globalization;
using AskPro.Data;
using AskPro.Api.Features.ApiTokens;
using AskPro.Data.Agents;
using AskPro.Data.ApiTokens;
using AskPro.Data.Audit;
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
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>A company with one of everything. All its texts carry <see cref="Marker"/>, so that a leak can be seen anywhere.</summary>
internal sealed class GivenCompany
{
    public const string Password = "a-password-for-tests";

    private static readonly string PasswordHash = new PasswordHasher<User>().HashPassword(new User { DisplayName = "" }, Password);
    private static int count;

    private GivenCompany(int number) => Number = number;

    private int Number { get; }

    public Guid Id { get; } = NewId();

    public Guid UserId { get; } = NewId();

    public Guid CallId { get; } = NewId();

    public Guid NumberId { get; } = NewId();

    public Guid BranchId { get; } = NewId();

    public Guid AgentId { get; } = NewId();

    public Guid InvitationId { get; } = NewId();

    public Guid TokenId { get; } = NewId();

    public Guid RetellKeyId { get; } = NewId();

    /// <summary>A token of the company with every right.</summary>
    public string Token { get; } = TokenSecret.Create();

    /// <summary>What requests name when they reach for the company's own: nobody else may get an answer.</summary>
    public IEnumerable<Guid> Named => [CallId, NumberId, BranchId, AgentId, UserId, InvitationId, TokenId, RetellKeyId];

    public string Marker => $"Marke{Number.ToString("D4", CultureInfo.InvariantCulture)}Ende";

    public string Email => $"{Marker}@askpro.example";

    public string BusinessNumber => $"+49302312{Number.ToString("D4", CultureInfo.InvariantCulture)}";

    public string CustomerNumber => $"+49171392{Number.ToString("D4", CultureInfo.InvariantCulture)}";

    public long Seq => 1_000_000 + Number;

    /// <summary>Everything by which the company's data can be recognised.</summary>
    public IEnumerable<string> Traces => [Marker, BusinessNumber, CustomerNumber, Id.ToString("D"), UserId.ToString("D"), CallId.ToString("D")];

    public static async Task<GivenCompany> CreateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var company = new GivenCompany(Interlocked.Increment(ref count));
        await using var database = Context(owner);
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        database.AddRange(company.Rows());
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return company;
    }

    /// <summary>Adds calls.</summary>
    public static async Task AddAsync(NpgsqlDataSource owner, IEnumerable<Call> calls, CancellationToken cancellationToken)
    {
        await using var database = Context(owner);
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        database.AddRange(calls);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>An entry in the company's audit log, by its owner.</summary>
    public async Task AddNoteAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var database = Context(owner);
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        database.Add(new AuditEntry
        {
            Id = NewId(), CompanyId = Id, At = TimeProvider.System.GetUtcNow(), ActorId = UserId, ActorName = $"Person {Marker}",
            Action = "branch.added", SubjectId = BranchId, SubjectName = $"Filiale {Marker}", After = $$"""{"name":"Filiale {{Marker}}"}""",
        });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>An event of the company's call, as the inbox has it.</summary>
    public async Task<Guid> AddEventAsync(NpgsqlDataSource owner, string state, CancellationToken cancellationToken)
    {
        var id = NewId();
        await using var insert = owner.CreateCommand(
            """
            insert into inbox_jobs (event_id, received_at, company_id, verified_by, event, call_id, lane, state, cause, signed_at, finished_at)
            select $1, now(), $2, 'company_key', 'call_ended', (select call_id from calls where id = $3), $4, $5, case when $5 = 'quarantined' then 'event_unknown' end, now(),
                case when $5 <> 'queued' then now() end
            """);
        foreach (var value in new object[] { id, Id, CallId, $"company:{Id:N}", state })
            insert.Parameters.AddWithValue(value);
        await insert.ExecuteNonQueryAsync(cancellationToken);
        return id;
    }

    /// <summary>Another person of the company, with the same password.</summary>
    /// <returns>The person's e-mail address.</returns>
    public async Task<string> AddMemberAsync(NpgsqlDataSource owner, string role, CancellationToken cancellationToken, string? name = null)
    {
        var person = User(NewId(), $"{name ?? role}-{Email}");
        await using var database = Context(owner);
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        database.Add(person);
        database.Add(new Membership { CompanyId = Id, UserId = person.Id, Role = role, CreatedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return person.Email!;
    }

    /// <summary>Adds a token; of the company unless it is somebody's.</summary>
    public async Task AddTokenAsync(NpgsqlDataSource owner, string secret, Guid? userId, IReadOnlyList<Right> scopes, CancellationToken cancellationToken)
    {
        await using var database = Context(owner);
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        database.Add(GivenToken(NewId(), secret, userId, scopes, TimeProvider.System.GetUtcNow()));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Call Call(DateTimeOffset startedAt, CallStage stage = CallStage.Analyzed, Guid? id = null) => new()
    {
        Id = id ?? NewId(),
        CompanyId = Id,
        CallId = $"call_{Marker}_{NewId():N}",
        Stage = stage,
        ResolutionMethod = ResolutionMethods.Number,
        Stamps = "{}",
        Direction = "inbound",
        StartedAt = startedAt,
        FirstReceivedAt = startedAt,
        EndedAt = stage >= CallStage.Ended ? startedAt.AddSeconds(61) : null,
        DurationMs = stage >= CallStage.Ended ? 61_400 : null,
        EndedReceivedAt = stage >= CallStage.Ended ? startedAt.AddSeconds(62) : null,
        AnalyzedAt = stage == CallStage.Analyzed ? startedAt.AddSeconds(66) : null,
        UpdatedAt = startedAt,
        BusinessNumber = BusinessNumber,
        CustomerNumber = CustomerNumber,
    };

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static AskProDbContext Context(NpgsqlDataSource owner) =>
        new(new DbContextOptionsBuilder<AskProDbContext>().UseNpgsql(owner).Options);

    private IEnumerable<object> Rows()
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        var customer = NewId();
        yield return new Company { Id = Id, Name = $"Firma {Marker}", CreatedAt = now };
        yield return User(UserId, Email);
        yield return new Membership { CompanyId = Id, UserId = UserId, Role = MembershipRoles.Owner, CreatedAt = now };
        yield return new Branch { Id = BranchId, CompanyId = Id, Name = $"Filiale {Marker}", CreatedAt = now };
        yield return new PhoneNumber { Id = NumberId, CompanyId = Id, BranchId = BranchId, E164 = BusinessNumber, Label = Marker, CreatedAt = now };
        yield return new Agent { Id = AgentId, CompanyId = Id, RetellAgentId = $"agent_{Marker}", Name = Marker, CreatedAt = now };
        yield return new Customer { Id = customer, CompanyId = Id, E164 = CustomerNumber, Name = $"Kundin {Marker}", FirstCallAt = now, LastCallAt = now };
        yield return new Invitation
        {
            Id = InvitationId, CompanyId = Id, Email = $"gast-{Email}", NormalizedEmail = $"gast-{Email}".ToUpperInvariant(), Role = MembershipRoles.Reception,
            TokenHash = System.Security.Cryptography.SHA256.HashData(InvitationId.ToByteArray()), InvitedBy = UserId, InviterName = Marker, CreatedAt = now, ExpiresAt = now.AddDays(7),
        };
        yield return new RetellKey
        {
            Id = RetellKeyId, CompanyId = Id, State = RetellKeyStates.Current, Hint = "keyabc", SecretProtected = "of another key ring", CreatedBy = UserId, CreatedAt = now,
            Holdings = $$"""{"agents":[{"agentId":"agent_{{Marker}}","name":"{{Marker}}"}],"numbers":[]}""",
        };
        // Of the call that they have.
        yield return new SetupTest { Id = NewId(), CompanyId = Id, Kind = SetupTestKinds.Call, StartedAt = now.AddDays(-1), StartedBy = UserId };
        yield return GivenToken(TokenId, Token, null, [.. Enum.GetValues<Right>()], now);
        yield return new SupportAccess
        {
            Id = NewId(), CompanyId = Id, OperatorId = UserId, OperatorName = $"Person {Marker}", Reason = $"Ticket {Marker}",
            OpenedAt = now, ExpiresAt = now.AddHours(1), EndedAt = now.AddMinutes(5),
        };
        yield return new CompanyFeed { CompanyId = Id, Seq = Seq, ChangedAt = now };

        var call = Call(now, id: CallId);
        call.BranchId = BranchId;
        call.CustomerId = customer;
        call.Summary = $"Zusammenfassung {Marker}";
        call.CustomAnalysis = $$"""{"note":"{{Marker}}","appointment_booked":true}""";
        call.Latency = """{"e2e":{"p50":934.0}}""";
        call.CostCents = 12.5m;
        call.AgentName = Marker;
        yield return call;
        yield return new CallTurn { CompanyId = Id, CallId = CallId, Position = 0, Role = "agent", Content = $"Guten Tag {Marker}", StartSeconds = 0.6m, EndSeconds = 2 };
    }

    /// <summary>A token with its secret; of the company unless it is somebody's.</summary>
    private ApiToken GivenToken(Guid id, string secret, Guid? userId, IReadOnlyList<Right> scopes, DateTimeOffset createdAt) => new()
    {
        Id = id, CompanyId = Id, UserId = userId, CreatedBy = UserId, Name = $"Kasse {Marker}", TokenHash = TokenSecret.Hash(secret), Hint = secret[^4..],
        Scopes = [.. scopes.Select(RightNames.Of)], ExpiresAt = createdAt.AddDays(30), CreatedAt = createdAt,
    };

    private User User(Guid id, string email) => new()
    {
        Id = id,
        DisplayName = $"Person {Marker}",
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        LockoutEnabled = true,
        PasswordHash = PasswordHash,
        SecurityStamp = "tests",
    };
}
