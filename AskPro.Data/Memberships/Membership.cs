using AskPro.Data.Tenancy;

namespace AskPro.Data.Memberships;

/// <summary>A person's right in a company.</summary>
public sealed class Membership : ICompanyOwned
{
    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>One of <see cref="MembershipRoles"/>.</summary>
    public required string Role { get; set; }

    /// <summary>When the person joined.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
