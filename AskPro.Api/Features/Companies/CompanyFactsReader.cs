using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.ServiceDefaults.Cache;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Companies;

/// <summary>
/// What pages ask of the company every time. From the cache when its entry is of the moment that the running transaction sees, otherwise
/// from the database.
/// </summary>
internal sealed class CompanyFactsReader(AskProDbContext database, VersionedCache cache, IOptions<CacheOptions> options)
{
    internal async Task<CompanyFacts> ReadAsync(Guid companyId, CancellationToken cancellationToken)
    {
        if (database.RoutingVersion is not { } version) return await RowAsync(companyId, Guid.Empty, cancellationToken);
        var key = CompanyFacts.Key(companyId);
        var known = (await cache.PeekAsync<CompanyFacts>([key], company => company.Id, cancellationToken)).GetValueOrDefault(key);
        if (known is not null && known.Id == companyId && known.Version == version)
        {
            cache.Count(CompanyFacts.Kind, 1, 0, 0);
            return known;
        }

        cache.Count(CompanyFacts.Kind, 0, known is null ? 1 : 0, known is null ? 0 : 1);
        var facts = await RowAsync(companyId, version, cancellationToken);
        await cache.KeepAsync(companyId, key, facts, TimeSpan.FromMinutes(options.Value.CompanyMinutes), cancellationToken);
        return facts;
    }

    private Task<CompanyFacts> RowAsync(Guid companyId, Guid version, CancellationToken cancellationToken) =>
        database.Companies.AsNoTracking()
            .Where(company => company.Id == companyId)
            .Select(company => new CompanyFacts(
                company.Id, version, company.Name, company.TimeZone, company.Language, company.IsDemo, company.VouchedFor, company.Recording))
            .SingleAsync(cancellationToken);
}
