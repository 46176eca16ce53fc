using System.Linq.Expressions;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.Agents;
using AskPro.Data.Alarms;
using AskPro.Data.ApiTokens;
using AskPro.Data.Audit;
using AskPro.Data.Branches;
using AskPro.Data.Calls;
using AskPro.Data.Companies;
using AskPro.Data.Customers;
using AskPro.Data.Feed;
using AskPro.Data.Health;
using AskPro.Data.Invitations;
using AskPro.Data.Logs;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.RetellKeys;
using AskPro.Data.Sessions;
using AskPro.Data.Setup;
using AskPro.Data.SignUps;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Data;

/// <summary>
/// The tables that EF knows; the inbox, the outbox and the key ring are reached by hand-written SQL only. A query returns rows inside
/// a <see cref="TenantTransaction"/> (or, for the Worker, a <see cref="CrossTenantTransaction"/>) and nothing outside one.
/// </summary>
public sealed class AskProDbContext(DbContextOptions<AskProDbContext> options) : DbContext(options)
{
    /// <summary>The name of the tenant filter, for tests that show that row-level security holds without it.</summary>
    public const string TenantFilter = "tenant";

    /// <summary>The name of the filter by branch.</summary>
    public const string BranchFilter = "branch";

    /// <summary>People.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Passkeys of people.</summary>
    public DbSet<IdentityUserPasskey<Guid>> UserPasskeys => Set<IdentityUserPasskey<Guid>>();

    /// <summary>Authenticator apps of people.</summary>
    public DbSet<UserAuthenticator> UserAuthenticators => Set<UserAuthenticator>();

    /// <summary>Recovery codes of people.</summary>
    public DbSet<UserRecoveryCode> UserRecoveryCodes => Set<UserRecoveryCode>();

    /// <summary>Tenants.</summary>
    public DbSet<Company> Companies => Set<Company>();

    /// <summary>Rights of people in companies.</summary>
    public DbSet<Membership> Memberships => Set<Membership>();

    /// <summary>Branches that people are restricted to.</summary>
    public DbSet<MembershipBranch> MembershipBranches => Set<MembershipBranch>();

    /// <summary>Places in companies that are kept for somebody.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Businesses whose people have not opened their mail yet; may be added, never read (see <see cref="SignUpStore"/>).</summary>
    public DbSet<SignUp> SignUps => Set<SignUp>();

    /// <summary>Signed-in people.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>What customers' own programs sign in with.</summary>
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    /// <summary>What was last seen of agents' webhooks.</summary>
    public DbSet<AgentWebhook> AgentWebhooks => Set<AgentWebhook>();

    /// <summary>Keys of companies for Retell's API and signatures.</summary>
    public DbSet<RetellKey> RetellKeys => Set<RetellKey>();

    /// <summary>How far companies have come with their set-up.</summary>
    public DbSet<SetupStep> SetupSteps => Set<SetupStep>();

    /// <summary>Tests of the whole way, from the phone to the page.</summary>
    public DbSet<SetupTest> SetupTests => Set<SetupTest>();

    /// <summary>Places of business.</summary>
    public DbSet<Branch> Branches => Set<Branch>();

    /// <summary>Numbers that agents answer.</summary>
    public DbSet<PhoneNumber> PhoneNumbers => Set<PhoneNumber>();

    /// <summary>Retell agents.</summary>
    public DbSet<Agent> Agents => Set<Agent>();

    /// <summary>Callers known by number.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Calls.</summary>
    public DbSet<Call> Calls => Set<Call>();

    /// <summary>Transcripts.</summary>
    public DbSet<CallTurn> CallTurns => Set<CallTurn>();

    /// <summary>Change counters for the live pages.</summary>
    public DbSet<CompanyFeed> CompanyFeed => Set<CompanyFeed>();

    /// <summary>Who changed what.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Operators in companies, open and ended.</summary>
    public DbSet<SupportAccess> SupportAccesses => Set<SupportAccess>();

    /// <summary>What operators did. No filter: row-level security shows it to operators and to nobody else.</summary>
    public DbSet<OperatorAuditEntry> OperatorAuditEntries => Set<OperatorAuditEntry>();

    /// <summary>How the parts of AskPro stood. No company's, and so without a filter.</summary>
    public DbSet<ComponentSpan> ComponentSpans => Set<ComponentSpan>();

    /// <summary>Kept log records. No company's: row-level security shows them to operators and to nobody else.</summary>
    public DbSet<LogEntry> LogEntries => Set<LogEntry>();

    /// <summary>Rules of the alarms. As everything of the alarms no company's: row-level security shows it to operators and to nobody else.</summary>
    public DbSet<AlarmRule> AlarmRules => Set<AlarmRule>();

    /// <summary>Whom alarms are told.</summary>
    public DbSet<AlarmChannel> AlarmChannels => Set<AlarmChannel>();

    /// <summary>When alarms fired.</summary>
    public DbSet<AlarmEpisode> AlarmEpisodes => Set<AlarmEpisode>();

    /// <summary>Who was told.</summary>
    public DbSet<AlarmNotification> AlarmNotifications => Set<AlarmNotification>();

    /// <summary>
    /// By which entries of the cache are checked: the company's routing version at the moment that the running transaction sees. Null in one
    /// that may write: it would keep what nobody has committed.
    /// </summary>
    public Guid? RoutingVersion => Scope.RoutingVersion;

    /// <summary>
    /// Where the company's feed was at that moment: events move it with every change of its calls, so what was counted of calls by what events
    /// say of them is right as long as the mark is. Of no meaning without <see cref="RoutingVersion"/>.
    /// </summary>
    public FeedMark Feed => Scope.Feed;

    // Set by the running transaction and cleared with it: contexts are pooled, and a company must not outlive its request.
    internal TenantScope Scope { get; set; }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AskProDbContext).Assembly);
        modelBuilder.Entity<Company>().HasQueryFilter(
            TenantFilter, company => Scope.EveryCompany || company.Id == Scope.CompanyId);
        // Signing in reads a person's memberships before a company is chosen.
        modelBuilder.Entity<Membership>().HasQueryFilter(
            TenantFilter, row => Scope.EveryCompany || row.CompanyId == Scope.CompanyId || row.UserId == Scope.UserId);
        // A person sees all sessions of their own, on the routes that declare it.
        modelBuilder.Entity<Session>().HasQueryFilter(
            TenantFilter, row => Scope.EveryCompany || row.CompanyId == Scope.CompanyId || row.UserId == Scope.UserId);
        AddFilter<Invitation>(modelBuilder);
        AddFilter<Branch>(modelBuilder);
        AddFilter<PhoneNumber>(modelBuilder);
        AddFilter<Agent>(modelBuilder);
        AddFilter<Customer>(modelBuilder);
        AddFilter<MembershipBranch>(modelBuilder);
        AddFilter<Call>(modelBuilder);
        modelBuilder.Entity<Call>().HasQueryFilter(
            BranchFilter, call => Scope.EveryBranch || (call.BranchId != null && Scope.Branches.Contains(call.BranchId.Value)));
        AddFilter<CallTurn>(modelBuilder);
        AddFilter<CompanyFeed>(modelBuilder);
        AddFilter<AuditEntry>(modelBuilder);
        AddFilter<SupportAccess>(modelBuilder);
        AddFilter<ApiToken>(modelBuilder);
        AddFilter<RetellKey>(modelBuilder);
        AddFilter<AgentWebhook>(modelBuilder);
        AddFilter<SetupStep>(modelBuilder);
        AddFilter<SetupTest>(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }

    private void AddFilter<TEntity>(ModelBuilder model)
        where TEntity : class, ICompanyOwned
    {
        Expression<Func<TEntity, bool>> own = row => Scope.EveryCompany || row.CompanyId == Scope.CompanyId;
        model.Entity<TEntity>().HasQueryFilter(TenantFilter, own);
    }
}
