using AskPro.Web.Backend;

namespace AskPro.Web.Settings.Team;

/// <summary>What stands in the fields: as stored, or as chosen when it has to be corrected.</summary>
public sealed record MemberForm(string? Role, bool AllBranches, IReadOnlyList<Guid> BranchIds, uint Version)
{
    public static MemberForm Of(MemberAnswer stored) =>
        new(stored.Role, stored.AllBranches, [.. stored.Branches.Select(branch => branch.Id)], stored.Version);
}
