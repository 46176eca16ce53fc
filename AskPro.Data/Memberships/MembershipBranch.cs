using AskPro.Data.Tenancy;

namespace AskPro.Data.Memberships;

/// <summary>A branch whose calls a person sees who does not see those of all branches.</summary>
public sealed class MembershipBranch : ICompanyOwned
{
    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The branch.</summary>
    public required Guid BranchId { get; init; }
}
