using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.RetellKeys;

/// <summary><c>DELETE /api/retell-keys/{id}</c>: what is signed with it is refused within a minute.</summary>
internal static class RemoveRetellKey
{
    internal static void MapRemoveRetellKey(this RouteGroupBuilder keys) =>
        keys.MapDelete("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .ExceptSupport()
            .NeedsStepUp()
            .WithName("RemoveRetellKey")
            .WithSummary("Remove a key for Retell")
            .WithDescription("Events signed with it are refused from then on, within `Ingest:TrustKeySeconds`. Without any key the company's webhook address refuses everything.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var key = await database.RetellKeys.SingleOrDefaultAsync(key => key.CompanyId == companyId && key.Id == id, cancellationToken);
        if (key is null) return CheckRetellKey.NotFound();

        database.RetellKeys.Remove(key);
        await audit.RecordAsync("retell_key.removed", new(id, RetellKeyFacts.Of(key).RetellKey), RetellKeyFacts.Of(key), null, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
