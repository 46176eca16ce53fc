using AskPro.Data;
using AskPro.Data.Agents;
using AskPro.Data.Branches;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>Creates the demo companies that are not there yet, each whole or not at all.</summary>
internal sealed class DemoCompanies(AskProDbContext database, TimeProvider time)
{
    /// <summary>What the verb found or made.</summary>
    /// <param name="Created">How many companies are new.</param>
    /// <param name="Present">All of them with the time of their creation, to which their history leads.</param>
    internal sealed record Result(int Created, IReadOnlyList<(DemoCompany Company, DateTimeOffset CreatedAt)> Present);

    internal async Task<Result> EnsureAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await CrossTenantTransaction.BeginAsync(database, cancellationToken);
        var present = new List<(DemoCompany, DateTimeOffset)>();
        var created = 0;
        foreach (var demo in DemoCompany.All)
        {
            if (await CreatedAtAsync(demo, cancellationToken) is { } known)
            {
                present.Add((demo, known));
                continue;
            }

            var now = Microseconds(time.GetUtcNow());
            Add(demo, now);
            present.Add((demo, now));
            created++;
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Result(created, present);
    }

    private Task<DateTimeOffset?> CreatedAtAsync(DemoCompany demo, CancellationToken cancellationToken) =>
        database.PhoneNumbers.AsNoTracking()
            .Where(number => number.E164 == demo.Business.Number)
            .Join(database.Companies, number => number.CompanyId, company => company.Id, (_, company) => (DateTimeOffset?)company.CreatedAt)
            .SingleOrDefaultAsync(cancellationToken);

    private void Add(DemoCompany demo, DateTimeOffset now)
    {
        var companyId = Guid.CreateVersion7(now);
        var branchId = Guid.CreateVersion7(now);
        var user = Owner(demo, now);
        database.AddRange(
            new Company { Id = companyId, Name = demo.Name, IsDemo = true, CreatedAt = now },
            user,
            new Membership { CompanyId = companyId, UserId = user.Id, Role = MembershipRoles.Owner, CreatedAt = now },
            new Branch { Id = branchId, CompanyId = companyId, Name = demo.Branch, Region = "DE-BE", OpeningHours = demo.Hours.ToJson(), CreatedAt = now },
            new PhoneNumber { Id = Guid.CreateVersion7(now), CompanyId = companyId, BranchId = branchId, E164 = demo.Business.Number, Label = demo.Business.SpokenName, CreatedAt = now },
            new Agent { Id = Guid.CreateVersion7(now), CompanyId = companyId, BranchId = branchId, RetellAgentId = demo.Business.AgentId, Name = demo.Business.AgentName, CreatedAt = now });
    }

    private static User Owner(DemoCompany demo, DateTimeOffset now) => DemoPerson.Create(demo.Email, demo.Owner, isOperator: false, now);

    // What the database keeps; the history is computed from the stored value in later runs.
    private static DateTimeOffset Microseconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
