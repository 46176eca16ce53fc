using AskPro.Data.Tenancy;

namespace AskPro.Data.PhoneNumbers;

/// <summary>A number of a company that its agents answer. Unique over all companies: it decides whose call it is.</summary>
public sealed class PhoneNumber : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The branch that the number belongs to.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>The number in E.164, as <see cref="PhoneNumberReader"/> writes it.</summary>
    public required string E164 { get; init; }

    /// <summary>What the company calls the number.</summary>
    public string? Label { get; set; }

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>).</summary>
    public uint Version { get; private init; }

    /// <summary>When the number was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
