using System.Text.Json.Nodes;
using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Audit;

/// <summary>
/// Notes what an operator did, in the transaction that does it: in the log of the operators, which outlives companies,
/// and in that of the company.
/// </summary>
internal sealed class OperatorAuditTrail(AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    /// <summary>How the platform is called in the audit log of a company.</summary>
    internal const string Platform = "AskPro-Betrieb";

    /// <summary>Notes it for operators only: what the company reads is noted already.</summary>
    internal async Task RecordAsync<T>(Guid? companyId, string action, AuditSubject subject, T? before, T? after, CancellationToken cancellationToken)
        where T : class =>
        database.OperatorAuditEntries.Add(Entry(
            companyId, new(tenant.UserId, await OwnNameAsync(cancellationToken)), time.GetUtcNow(), action, subject, AuditTrail.Fields(before), AuditTrail.Fields(after)));

    /// <summary>Notes it in both logs.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="action">Stable code, <c>noun.verb</c>.</param>
    /// <param name="subject">What was changed; its name as operators know it.</param>
    /// <param name="before">As it was; null when it is new.</param>
    /// <param name="after">As it is; null when it is gone.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    /// <param name="byName">Whether the company reads the operator's name instead of the platform's: an operator who comes in has one.</param>
    internal async Task RecordForCompanyAsync<T>(
        Guid companyId, string action, AuditSubject subject, T? before, T? after, CancellationToken cancellationToken, bool byName = false)
        where T : class
    {
        var userId = tenant.UserId;
        var name = await OwnNameAsync(cancellationToken);
        var (at, old, now) = (time.GetUtcNow(), AuditTrail.Fields(before), AuditTrail.Fields(after));
        database.OperatorAuditEntries.Add(Entry(companyId, new(userId, name), at, action, subject, old, now));
        database.AuditEntries.Add(AuditTrail.Entry(
            companyId, byName ? new(userId, AuditTrail.InSupport(name)) : new(null, Platform), at, action,
            byName ? subject with { Name = name } : subject, old, now));
        await database.SaveChangesAsync(cancellationToken);
    }

    private Task<string> OwnNameAsync(CancellationToken cancellationToken) =>
        database.Users.Where(user => user.Id == tenant.UserId).Select(user => user.DisplayName).SingleAsync(cancellationToken);

    internal static OperatorAuditEntry Entry(
        Guid? companyId, AuditAuthor author, DateTimeOffset at, string action, AuditSubject subject, JsonObject? before, JsonObject? after) => new()
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            ActorId = author.Id,
            ActorName = author.Name,
            Action = action,
            CompanyId = companyId,
            SubjectId = subject.Id,
            SubjectName = subject.Name,
            Before = before?.ToJsonString(),
            After = after?.ToJsonString(),
        };
}
