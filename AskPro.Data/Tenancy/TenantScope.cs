using AskPro.Data.Feed;

namespace AskPro.Data.Tenancy;

/// <summary>Whose rows the running transaction sees. The default sees none.</summary>
/// <param name="CompanyId">Rows of this company.</param>
/// <param name="UserId">And what this person owns.</param>
/// <param name="EveryCompany">Rows of every company, for the Worker.</param>
/// <param name="BranchIds">Of the company's calls only those of these branches; null for all.</param>
/// <param name="OperatorId">And what operators see, when this person is one.</param>
/// <param name="RoutingVersion">The company's, when the transaction only reads.</param>
/// <param name="Feed">The company's feed number and when it was given, when the transaction only reads.</param>
internal readonly record struct TenantScope(
    Guid? CompanyId, Guid? UserId, bool EveryCompany, Guid[]? BranchIds = null, Guid? OperatorId = null, Guid? RoutingVersion = null, FeedMark Feed = default)
{
    /// <summary>Whether calls of every branch are seen, and those of none.</summary>
    public bool EveryBranch => BranchIds is null;

    /// <summary>For the filter, which cannot use null.</summary>
    public Guid[] Branches => BranchIds ?? [];
}
