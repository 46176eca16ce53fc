using AskPro.Api.Features.Companies;
using AskPro.Data;
using AskPro.Data.Calls;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using AskPro.ServiceDefaults.Cache;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Calls;

/// <summary>Counts a company's calls. From the cache when nothing changed since, otherwise in the database.</summary>
internal sealed class CallStatisticsReader(
    AskProDbContext database, CompanyFactsReader facts, TenantContext tenant, VersionedCache cache, TimeProvider time, IOptions<CacheOptions> options)
{
    internal async Task<CallStatistics> ReadAsync(CancellationToken cancellationToken)
    {
        var company = await facts.ReadAsync(tenant.RequiredCompanyId, cancellationToken);
        var midnight = BusinessDay.Start(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone));
        if (database.RoutingVersion is not { } version)
            return await CountAsync(company.Id, Guid.Empty, midnight, cancellationToken);
        var feed = database.Feed;
        return await cache.ReadAsync(
            CallStatistics.Kind, company.Id, CallStatistics.Key(company.Id, tenant.BranchIds),
            known => (known.CompanyId, known.Version, known.Feed, known.Midnight) == (company.Id, version, feed, midnight),
            stop => CountAsync(company.Id, version, midnight, stop),
            TimeSpan.FromMinutes(options.Value.CompanyMinutes), cancellationToken);
    }

    private async Task<CallStatistics> CountAsync(Guid companyId, Guid version, DateTimeOffset midnight, CancellationToken cancellationToken)
    {
        var today = await database.Calls.ExceptTestEvents().CountAsync(call => call.CompanyId == companyId && call.OccurredAt >= midnight, cancellationToken);
        return new CallStatistics(companyId, version, database.Feed, midnight, today);
    }
}
