namespace AskPro.Web.Settings.Team;

/// <summary>What stands in the fields of an invitation.</summary>
public sealed record InviteForm(string? Email, string? Role, bool AllBranches, IReadOnlyList<Guid> BranchIds)
{
    public static readonly InviteForm Empty = new(null, "reception", true, []);
}
