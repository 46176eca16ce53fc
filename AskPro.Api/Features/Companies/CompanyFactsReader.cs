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
        return await cache.ReadAsync(
            CompanyFacts.Kind, companyId, CompanyFacts.Key(companyId),
            known => known.Id == companyId && known.Version == version,
            stop => RowAsync(companyId, version, stop),
            TimeSpan.FromMinutes(options.Value.CompanyMinutes), cancellationToken);
    }

    private Task<CompanyFacts> RowAsync(Guid companyId, Guid version, CancellationToken cancellationToken) =>
        database.Companies.AsNoTracking()
            .Where(company => company.Id == companyId)
            .Select(company => new CompanyFacts(
                company.Id, version, company.Name, company.TimeZone, company.Language, company.IsDemo, company.VouchedFor, company.Recording))
            .SingleAsync(cancellationToken);
}
