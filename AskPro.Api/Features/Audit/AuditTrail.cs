using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Data;
using AskPro.Data.Audit;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Audit;

/// <summary>Notes a change in the transaction that makes it: either both are there afterwards or neither.</summary>
internal sealed class AuditTrail(AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    /// <summary>Adds the entry to the running unit of work; nothing when no field differs.</summary>
    /// <param name="action">Stable code, <c>noun.verb</c>.</param>
    /// <param name="subject">What was changed.</param>
    /// <param name="before">Its public fields before; null when it is new. Never a secret.</param>
    /// <param name="after">Its public fields afterwards; null when it is gone.</param>
    /// <param name="cancellationToken">Cancels the look-up of the actor's name.</param>
    internal async Task RecordAsync<T>(string action, AuditSubject subject, T? before, T? after, CancellationToken cancellationToken)
        where T : class
    {
        var (old, now) = Differences(before, after);
        if (old is null && now is null) return;

        var at = time.GetUtcNow();
        var author = await AuthorAsync(cancellationToken);
        if (tenant.CompanyId is { } companyId)
            database.AuditEntries.Add(Entry(companyId, author, at, action, subject, old, now));
        else
            // An operator who works in no company: what they change is their own.
            database.OperatorAuditEntries.Add(OperatorAuditTrail.Entry(null, author, at, action, subject, old, now));
    }

    /// <summary>How an operator is called in the audit log of a company.</summary>
    internal static string InSupport(string name) => $"{name} (Support)";

    internal static AuditEntry Entry(Guid companyId, AuditAuthor author, DateTimeOffset at, string action, AuditSubject subject, JsonObject? before, JsonObject? after) => new()
    {
        Id = Guid.CreateVersion7(at),
        CompanyId = companyId,
        At = at,
        ActorId = author.Id,
        ActorName = author.Name,
        TokenId = author.Token?.Id,
        TokenName = author.Token?.Name,
        Action = action,
        SubjectId = subject.Id,
        SubjectName = subject.Name,
        Before = before?.ToJsonString(),
        After = after?.ToJsonString(),
    };

    /// <summary>The latest change of a subject, for „… hat das gerade geändert".</summary>
    internal Task<LastChange?> LastChangeAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        return database.AuditEntries.AsNoTracking()
            .Where(entry => entry.CompanyId == companyId && entry.SubjectId == subjectId)
            .OrderByDescending(entry => entry.At)
            .Select(entry => new LastChange(entry.At, entry.ActorName))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<AuditAuthor> AuthorAsync(CancellationToken cancellationToken)
    {
        // A token of the company acts for nobody: its own name stands there.
        if (tenant is { UserId: null, Token: { } token }) return new(null, token.Name, token);
        var userId = tenant.UserId;
        var name = await database.Users.Where(user => user.Id == userId).Select(user => user.DisplayName).SingleAsync(cancellationToken);
        return new(userId, tenant.Role == MembershipRoles.Support ? InSupport(name) : name, tenant.Token);
    }

    private static (JsonObject? Before, JsonObject? After) Differences<T>(T? before, T? after)
        where T : class
    {
        var old = Fields(before);
        var now = Fields(after);
        if (old is null || now is null) return (old, now);

        foreach (var (name, value) in old.ToArray())
        {
            if (!JsonNode.DeepEquals(value, now[name])) continue;
            old.Remove(name);
            now.Remove(name);
        }

        return old.Count == 0 ? (null, null) : (old, now);
    }

    internal static JsonObject? Fields<T>(T? subject) => JsonSerializer.SerializeToNode(subject, JsonSerializerOptions.Web) as JsonObject;
}

/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, as people know it.</param>
internal sealed record AuditSubject(Guid Id, string Name);

/// <param name="Id">Id of who acts; null for the platform itself and a token of the company.</param>
/// <param name="Name">The name that is kept.</param>
/// <param name="Token">The API token by which they do; null on a page.</param>
internal sealed record AuditAuthor(Guid? Id, string Name, TenantToken? Token = null);

/// <param name="At">When.</param>
/// <param name="By">The name of who did it.</param>
internal sealed record LastChange(DateTimeOffset At, string By);
