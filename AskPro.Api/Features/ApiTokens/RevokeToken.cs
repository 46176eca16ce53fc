using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.ApiTokens;

/// <summary><c>DELETE /api/tokens/{id}</c>: the token is worth nothing from the next request on.</summary>
internal static class RevokeToken
{
    internal static void MapRevokeToken(this RouteGroupBuilder tokens) =>
        tokens.MapDelete("/{id:guid}", HandleAsync)
            .NeedsSessionOnly()
            .ExceptSupport()
            .WithName("RevokeToken")
            .WithSummary("Revoke an API token")
            .WithDescription("At once and for good. Who manages the company and sees every branch may revoke every token of it, others their own. 404 for one that is revoked already.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, AuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var revoked = await ListTokens.Visible(tenant, database)
            .Where(token => token.Id == id && token.RevokedAt == null)
            .ExecuteUpdateAsync(token => token.SetProperty(row => row.RevokedAt, now), cancellationToken);
        if (revoked == 0) return Problems.NotFound("There is no such token that you may revoke.");

        var companyId = tenant.RequiredCompanyId;
        var token = await database.ApiTokens.AsNoTracking().SingleAsync(token => token.CompanyId == companyId && token.Id == id, cancellationToken);
        var person = await database.Users.Where(user => user.Id == token.UserId).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken);
        await audit.RecordAsync("token.revoked", new(id, token.Name), TokenFacts.Of(token, person), null, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
