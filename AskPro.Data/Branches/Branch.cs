using AskPro.Data.Tenancy;

namespace AskPro.Data.Branches;

/// <summary>A place of business of a company.</summary>
public sealed class Branch : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The name shown.</summary>
    public required string Name { get; set; }

    /// <summary>IANA zone when it differs from the company's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>When the branch was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
