using AskPro.Data.Tenancy;

namespace AskPro.Data.Feed;

/// <summary>How often something of a company changed; browsers compare it to know whether they missed anything.</summary>
public sealed class CompanyFeed : ICompanyOwned
{
    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>Rises by one with every batch that touched the company.</summary>
    public long Seq { get; set; }

    /// <summary>When it last rose.</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}
