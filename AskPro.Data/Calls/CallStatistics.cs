using System.ComponentModel;
using System.Security.Cryptography;
using AskPro.Data.Feed;

namespace AskPro.Data.Calls;

/// <summary>
/// What the page of calls counts, as it lies in the cache. Good only while version, feed and day are the company's: each event that changes a
/// call moves the feed, so an entry is exact or over. What changes calls without an event (recordings that are forgotten, a branch that is
/// removed) changes nothing that is counted here.
/// </summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Version">Its routing version when this was counted, from the same snapshot.</param>
/// <param name="Feed">Where its feed was in that snapshot.</param>
/// <param name="Midnight">When its day began.</param>
/// <param name="Today">Calls since then; a test event is none.</param>
[ImmutableObject(true)]
public sealed record CallStatistics(Guid CompanyId, Guid Version, FeedMark Feed, DateTimeOffset Midnight, int Today)
{
    /// <summary>The kind of entry, in metrics.</summary>
    public const string Kind = "statistics";

    /// <summary>Under which it is kept: people who see single branches count other calls.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="branchIds">The branches whose calls are counted; null for all, and those of none.</param>
    public static string Key(Guid companyId, Guid[]? branchIds) =>
        $"statistics:{companyId:N}:{(branchIds is null ? "all" : Digest(branchIds))}";

    // HybridCache takes no key of more than 1,024 characters.
    private static string Digest(Guid[] branchIds) =>
        Convert.ToHexStringLower(SHA256.HashData([.. branchIds.Distinct().Order().SelectMany(id => id.ToByteArray())]));
}
