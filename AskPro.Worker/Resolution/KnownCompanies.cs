using AskPro.Data.Companies;
using AskPro.ServiceDefaults.Cache;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Resolution;

/// <summary>
/// Numbers and companies that the Worker has read before. It says what it remembers; whether that still holds is decided by the versions that
/// are read in the transaction of the batch.
/// </summary>
internal sealed class KnownCompanies(VersionedCache cache, IOptions<CacheOptions> options)
{
    public async Task<List<NumberOwner>> NumbersAsync(IEnumerable<string> numbers, CancellationToken cancellationToken)
    {
        var keys = numbers.ToDictionary(NumberOwner.Key, StringComparer.Ordinal);
        var found = await cache.PeekAsync<NumberOwner>(keys.Keys, number => number.CompanyId, cancellationToken);
        return [.. found.Where(entry => entry.Value.E164 == keys[entry.Key]).Select(entry => entry.Value)];
    }

    public async Task<List<CompanyFacts>> CompaniesAsync(IEnumerable<Guid> companies, CancellationToken cancellationToken)
    {
        var keys = companies.ToDictionary(CompanyFacts.Key);
        var found = await cache.PeekAsync<CompanyFacts>(keys.Keys, company => company.Id, cancellationToken);
        return [.. found.Where(entry => entry.Value.Id == keys[entry.Key]).Select(entry => entry.Value)];
    }

    /// <summary>After the commit: nobody waits for Redis inside a transaction longer than to ask.</summary>
    public Task KeepAsync(DirectoryNews news, CancellationToken cancellationToken) => Task.WhenAll(
        news.Numbers.Where(number => number.Version != Guid.Empty)
            .Select(number => cache.KeepAsync(number.CompanyId, NumberOwner.Key(number.E164), number, TimeSpan.FromMinutes(options.Value.NumberMinutes), cancellationToken))
            .Concat(news.Companies.Where(company => company.Version != Guid.Empty).DistinctBy(company => company.Id)
                .Select(company => cache.KeepAsync(company.Id, CompanyFacts.Key(company.Id), company, TimeSpan.FromMinutes(options.Value.CompanyMinutes), cancellationToken))));

    public void Count(string kind, int hits, int misses, int stale) => cache.Count(kind, hits, misses, stale);
}

/// <summary>What a transaction has read that was not remembered.</summary>
internal sealed record DirectoryNews(List<NumberOwner> Numbers, List<CompanyFacts> Companies)
{
    public DirectoryNews()
        : this([], [])
    {
    }

    public void Add(DirectoryNews more)
    {
        Numbers.AddRange(more.Numbers);
        Companies.AddRange(more.Companies);
    }
}
