using AskPro.Data;
using AskPro.Data.ApiTokens;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.ApiTokens;

/// <summary>Records that a token is in use, at most once a minute.</summary>
internal sealed class TokenUse(AskProDbContext database, TimeProvider time)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    internal async Task RecordAsync(FoundApiToken token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - token.LastUsedAt < Precision) return;

        await using var transaction = await TenantTransaction.BeginAsync(database, token.CompanyId, cancellationToken);
        // Zero rows: somebody else recorded it or revoked the token in between; both are fine.
        await database.Database.ExecuteSqlAsync(
            $"""
            update api_tokens set last_used_at = {now}
            where id = {token.TokenId} and company_id = {token.CompanyId} and revoked_at is null and (last_used_at is null or last_used_at < {now})
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
