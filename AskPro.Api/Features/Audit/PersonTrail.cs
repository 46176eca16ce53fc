using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Audit;

/// <summary>
/// Notes in every company of a person what they did to their account without a session, in the transaction that does it; of an
/// operator in the operators' log too, who may belong to no company.
/// </summary>
internal sealed class PersonTrail(AskProDbContext database, TenantContext tenant, AuditTrail trail, OperatorStore operators)
{
    /// <param name="action">Stable code, <c>noun.verb</c>.</param>
    /// <param name="transaction">One that sees what the person owns. It ends in one of the companies: nothing that needs none may follow.</param>
    /// <param name="person">Who did it and to whom it happened.</param>
    /// <param name="before">Public fields before.</param>
    /// <param name="after">Public fields afterwards.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    internal async Task RecordAsync<T>(
        string action, TenantTransaction transaction, User person, T? before, T? after, CancellationToken cancellationToken)
        where T : class
    {
        var companies = await database.Memberships.AsNoTracking()
            .Where(membership => membership.UserId == person.Id && membership.Role != MembershipRoles.Support)
            .Select(membership => membership.CompanyId)
            .ToListAsync(cancellationToken);
        if (person.IsOperator)
        {
            await operators.EnterAsync(person.Id, cancellationToken);
            (tenant.CompanyId, tenant.UserId) = (null, person.Id);
            await trail.RecordAsync(action, new(person.Id, person.DisplayName), before, after, cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
        }
        foreach (var companyId in companies)
        {
            await transaction.MoveToAsync(companyId, cancellationToken);
            (tenant.CompanyId, tenant.UserId) = (companyId, person.Id);
            await trail.RecordAsync(action, new(person.Id, person.DisplayName), before, after, cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
        }
    }
}
