using System.Text.Json.Nodes;
using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Audit;

/// <summary>
/// Notes what an operator did, in the transaction that does it: in the log of the operators, which outlives companies.
/// What the company shall read of it is noted by who does it, in a transaction of the company.
/// </summary>
internal sealed class OperatorAuditTrail(AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    internal async Task RecordAsync<T>(Guid companyId, string action, AuditSubject subject, T? before, T? after, CancellationToken cancellationToken)
        where T : class
    {
        var userId = tenant.UserId;
        var name = await database.Users.Where(user => user.Id == userId).Select(user => user.DisplayName).SingleAsync(cancellationToken);
        database.OperatorAuditEntries.Add(
            Entry(companyId, new(userId, name), time.GetUtcNow(), action, subject, AuditTrail.Fields(before), AuditTrail.Fields(after)));
    }

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
