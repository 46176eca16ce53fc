using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Operators;

/// <summary>
/// What operators see and change, in a transaction of <see cref="Tenancy.TenantTransaction.BeginForOperatorAsync"/>. Behind every
/// method is a function of the database that asks who calls: for anybody but an operator nothing is there and nothing happens.
/// </summary>
public sealed class OperatorStore(AskProDbContext database)
{
    /// <summary>Makes the running transaction one of the operator too, until it ends.</summary>
    public Task EnterAsync(Guid operatorId, CancellationToken cancellationToken)
    {
        var id = operatorId.ToString("D");
        return database.Database.ExecuteSqlAsync($"select set_config('askpro.operator_id', {id}, true)", cancellationToken);
    }

    /// <summary>Companies by name.</summary>
    public async Task<IReadOnlyList<OperatorCompany>> SearchAsync(CompanySearch search, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<OperatorCompany>(
            $"""
            select id as "Id", name as "Name", state as "State", state_reason as "StateReason", state_changed_at as "StateChangedAt",
                delete_after as "DeleteAfter", is_demo as "IsDemo", created_at as "CreatedAt", last_event_at as "LastEventAt",
                calls_of_day as "CallsOfDay", errors as "Errors", people as "People", numbers as "Numbers", vouched_for as "VouchedFor"
            from operator_companies({search.Only}, {search.Name}, {search.Number}, {search.State}, {search.After}, {search.Limit}, {now})
            """).ToListAsync(cancellationToken);

    /// <summary>One company, or null.</summary>
    public async Task<OperatorCompany?> FindAsync(Guid companyId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await SearchAsync(new CompanySearch(Only: companyId, Limit: 1), now, cancellationToken)).SingleOrDefault();

    /// <summary>How far companies are set up: seven lights of each, in their order.</summary>
    public async Task<ILookup<Guid, SetupLight>> LightsAsync(IReadOnlyList<Guid> companyIds, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<SetupLight>(
            $"""select company_id as "CompanyId", light as "Light", state as "State", code as "Code" from operator_setup_lights({companyIds.ToArray()})""")
            .ToListAsync(cancellationToken)).ToLookup(light => light.CompanyId);

    /// <summary>Where companies stop in their set-up; a step that nobody opened is missing.</summary>
    public async Task<IReadOnlyList<SetupStepFigures>> SetupStepsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<SetupStepFigures>(
            $"""
            select step as "Step", opened as "Opened", finished as "Finished", skipped as "Skipped", stopped as "Stopped", measured as "Measured",
                median_seconds as "MedianSeconds"
            from operator_setup_steps({now})
            """).ToListAsync(cancellationToken);

    /// <summary>What a company owns.</summary>
    public async Task<CompanyHoldings> HoldingsAsync(Guid companyId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<CompanyHoldings>(
            $"""
            select calls as "Calls", customers as "Customers", branches as "Branches", numbers as "Numbers", people as "People", people_only_here as "PeopleOnlyHere"
            from operator_company_holdings({companyId})
            """).ToListAsync(cancellationToken)).Single();

    /// <summary>The owners of a company.</summary>
    public async Task<IReadOnlyList<CompanyOwner>> OwnersAsync(Guid companyId, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<CompanyOwner>(
            $"""select display_name as "DisplayName", email as "Email" from operator_company_owners({companyId})""").ToListAsync(cancellationToken);

    /// <summary>The open invitation of its first owner; null when nobody is invited, or when it has an owner.</summary>
    public async Task<OwnerInvitation?> OwnerInvitationAsync(Guid companyId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<OwnerInvitation>(
            $"""
            select id as "Id", email as "Email", inviter_name as "InviterName", sent_at as "SentAt", expires_at as "ExpiresAt"
            from operator_owner_invitation({companyId})
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>
    /// The running transaction becomes one of the company too, until it ends: only to invite its first owner, and to sign a test event with its
    /// key. As somebody who is restricted to no branch at all it sees none of its calls.
    /// </summary>
    public async Task EnterCompanyAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var id = companyId.ToString("D");
        await database.Database.ExecuteSqlAsync(
            $"select set_config('askpro.company_id', {id}, true), set_config('askpro.branch_ids', '{{}}', true)", cancellationToken);
        database.Scope = database.Scope with { CompanyId = companyId, BranchIds = [] };
    }

    /// <summary>The latest support accesses to a company.</summary>
    public async Task<IReadOnlyList<SupportAccess>> SupportAccessesAsync(Guid companyId, CancellationToken cancellationToken) =>
        await database.SupportAccesses.FromSql($"select * from operator_support_accesses({companyId})")
            // The function shows them, not the filter by company.
            .IgnoreQueryFilters([AskProDbContext.TenantFilter]).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Whether the company went from one of <see cref="CompanyStates"/> to the other.</summary>
    public async Task<bool> SetStateAsync(
        Guid companyId, string from, string to, string? reason, DateTimeOffset? deleteAfter, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<bool>(
            $"""select set_company_state({companyId}, {from}, {to}, {reason}, {deleteAfter}, {now}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Whether the company waited for somebody to vouch for it, and does not any more.</summary>
    public async Task<bool> VouchAsync(Guid companyId, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<bool>($"""select vouch_for_company({companyId}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Lets the operator of the transaction into a company.</summary>
    public async Task<string> OpenSupportAsync(
        Guid id, Guid companyId, string reason, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<string>(
            $"""select open_support_access({id}, {companyId}, {reason}, {now}, {until}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Whether the access was open and is not any more. Also in a transaction of its company.</summary>
    public async Task<bool> EndSupportAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<bool>($"""select end_support_access({id}, {now}) as "Value" """).ToListAsync(cancellationToken)).Single();

    /// <summary>Who has entered a number; null for nobody.</summary>
    public async Task<NumberOwner?> NumberOwnerAsync(string e164, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<NumberOwner>(
            $"""
            select company_id as "CompanyId", company_name as "CompanyName", company_state as "CompanyState", vouched_for as "VouchedFor", branch_name as "BranchName"
            from operator_number_owner({e164})
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Who got calls to a number although another has entered it.</summary>
    public async Task<IReadOnlyList<NumberContradiction>> NumberContradictionsAsync(string e164, DateTimeOffset since, CancellationToken cancellationToken) =>
        await database.Database.SqlQuery<NumberContradiction>(
            $"""
            select company_id as "CompanyId", company_name as "CompanyName", calls as "Calls", last_at as "LastAt"
            from operator_number_contradictions({e164}, {since})
            """).ToListAsync(cancellationToken);

    /// <summary>How many events wait for somebody to enter a number.</summary>
    public async Task<long> NumberWaitingAsync(string e164, CancellationToken cancellationToken) =>
        (await database.Database.SqlQuery<long>($"""select operator_number_waiting({e164}) as "Value" """).ToListAsync(cancellationToken)).Single();
}
