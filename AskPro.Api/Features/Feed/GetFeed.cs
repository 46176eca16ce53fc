using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Feed;

/// <summary><c>GET /api/feed</c>: whether anything changed since the caller last looked.</summary>
internal static class GetFeed
{
    internal static void MapFeed(this RouteGroupBuilder company) =>
        company.MapGet("/feed", HandleAsync)
            .NeedsSessionOnly()
            .WithName("GetFeed")
            .WithTags("Live")
            .WithSummary("Has anything changed?")
            .WithDescription("`seq` grows with every change that people of the company can see. Equal numbers mean: nothing missed.");

    private static async Task<Ok<Feed>> HandleAsync(TenantContext tenant, AskProDbContext database, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var seq = await database.CompanyFeed.AsNoTracking()
            .Where(feed => feed.CompanyId == companyId)
            .Select(feed => feed.Seq)
            .FirstOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new Feed(companyId, seq));
    }

    /// <param name="CompanyId">The company of the session.</param>
    /// <param name="Seq">0 before the first change.</param>
    internal sealed record Feed(Guid CompanyId, long Seq);
}
