using AskPro.Data;
using AskPro.Data.Sessions;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Sessions;

/// <summary>Records that a session is in use, at most once a minute, and moves its end with it.</summary>
internal sealed class SessionUse(AskProDbContext database, IOptions<SessionOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    internal async Task RecordAsync(FoundSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - session.LastSeenAt < Precision) return;

        var idleEnd = now + options.Value.Idle;
        var max = options.Value.Max;
        await using var transaction = await TenantTransaction.BeginForUserAsync(database, session.UserId, cancellationToken);

        // Zero rows: somebody else recorded it or ended the session in between; both are fine.
        await database.Database.ExecuteSqlAsync(
            $"""
            update sessions set last_seen_at = {now}, expires_at = greatest(expires_at, least(created_at + {max}, {idleEnd}))
            where id = {session.SessionId} and user_id = {session.UserId} and revoked_at is null and last_seen_at < {now}
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
