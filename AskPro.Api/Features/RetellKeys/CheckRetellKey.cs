using System.Security.Cryptography;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.RetellKeys;

/// <summary><c>POST /api/retell-keys/{id}/checks</c>: asks Retell about a key that is stored, and keeps the answer.</summary>
internal static class CheckRetellKey
{
    internal static void MapCheckRetellKey(this RouteGroupBuilder keys) =>
        keys.MapPost("/{id:guid}/checks", HandleAsync)
            .Needs(Right.Manage)
            .WithMetadata(new AsksOutside())
            .WithName("CheckRetellKey")
            .WithSummary("Check a key for Retell")
            .WithDescription("The answer is 200 also when Retell refuses the key; `checkCode` says so. 424 when Retell does not answer; what was known stays. 409 `retell_key_unreadable` when it was encrypted by another key ring.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status424FailedDependency);

    private static async Task<Results<Ok<RetellKeyView>, ProblemHttpResult>> HandleAsync(
        Guid id, RetellKeyCheck check, RetellKeyRing ring, RetellKeyReader reader, TenantContext tenant, AskProDbContext database, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        string? secret;
        try
        {
            secret = await FindAsync(id, tenant, ring, database, cancellationToken);
        }
        catch (CryptographicException)
        {
            return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.RetellKeyUnreadable, "The stored key cannot be read any more. Enter it again.");
        }

        if (secret is null) return NotFound();
        var verdict = await check.AskAsync(secret, cancellationToken);
        if (!verdict.IsAboutKey) return RetellProblems.Of(verdict.Fault!.Value);

        var now = time.GetUtcNow();
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, cancellationToken);
        var mine = database.RetellKeys.Where(key => key.CompanyId == companyId && key.Id == id);
        var code = verdict.Fault?.Code();
        var written = await mine.ExecuteUpdateAsync(key => key.SetProperty(row => row.CheckedAt, now).SetProperty(row => row.CheckCode, code), cancellationToken);
        if (verdict.Holdings?.ToJson() is { } holdings)
            await mine.ExecuteUpdateAsync(key => key.SetProperty(row => row.Holdings, holdings), cancellationToken);
        // Removed while Retell was being asked.
        if (written == 0) return NotFound();
        var view = await reader.OneAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(view);
    }

    internal static ProblemHttpResult NotFound() => Problems.NotFound("The company has no such key.");

    private static async Task<string?> FindAsync(Guid id, TenantContext tenant, RetellKeyRing ring, AskProDbContext database, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginReadAsync(database, tenant, cancellationToken);
        var key = await database.RetellKeys.AsNoTracking().SingleOrDefaultAsync(key => key.CompanyId == companyId && key.Id == id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return key is null ? null : ring.Secret(key);
    }
}
