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

    /// <summary>Its Bundesland, ISO 3166-2 (<c>DE-BE</c>): decides the public holidays. Null: none are observed.</summary>
    public string? Region { get; set; }

    /// <summary>Weekly opening hours (json object, day to spans: <c>{"monday": "09:00-12:00, 13:00-18:00"}</c>); a day that is missing is closed.</summary>
    public string OpeningHours { get; set; } = "{}";

    /// <summary>The day on which it is closed out of turn, in its own zone.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it is closed that day, as the company words it.</summary>
    public string? ClosedReason { get; set; }

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>).</summary>
    public uint Version { get; private init; }

    /// <summary>When the branch was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
