using AskPro.Data.Tenancy;

namespace AskPro.Data.Customers;

/// <summary>A caller of a company, known by number. Anonymous callers are none.</summary>
public sealed class Customer : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The number in E.164.</summary>
    public required string E164 { get; init; }

    /// <summary>The name, once somebody said it.</summary>
    public string? Name { get; set; }

    /// <summary>Start of the first call.</summary>
    public required DateTimeOffset FirstCallAt { get; set; }

    /// <summary>Start of the latest call.</summary>
    public required DateTimeOffset LastCallAt { get; set; }
}
