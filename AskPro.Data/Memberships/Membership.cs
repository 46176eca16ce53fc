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

    /// <summary>
    /// Whether the person sees the calls of every branch. Otherwise those of the branches in <see cref="MembershipBranch"/>, which
    /// may be none: a branch that is deleted never widens what somebody sees.
    /// </summary>
    public bool AllBranches { get; set; } = true;

    /// <summary>Grows with every change of the row (Postgres' <c>xmin</c>); two people who edit at once notice each other by it.</summary>
    public uint Version { get; private init; }

    /// <summary>When the person joined.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the membership is worth nothing any more; set for the role <c>support</c> and for no other.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
