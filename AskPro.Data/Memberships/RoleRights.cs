using System.Collections.Frozen;

namespace AskPro.Data.Memberships;

/// <summary>The table of roles and rights; docs/security.md shows it to people, a test holds both together.</summary>
public static class RoleRights
{
    private static readonly FrozenDictionary<string, FrozenSet<Right>> Table = new Dictionary<string, FrozenSet<Right>>
    {
        [MembershipRoles.Owner] = [.. Enum.GetValues<Right>()],
        [MembershipRoles.Manager] = [.. Enum.GetValues<Right>()],
        [MembershipRoles.Reception] = [Right.List, Right.Summary, Right.Transcript, Right.Recording],
        [MembershipRoles.ReadOnly] = [Right.List, Right.Summary],
        [MembershipRoles.Accounting] = [Right.List, Right.Export],
        // Enough to see what goes wrong and to mend it; nothing that was said on the phone, nothing out of the house.
        [MembershipRoles.Support] = [Right.List, Right.Summary, Right.Manage],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every role that a company gives, the mightiest first.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        [MembershipRoles.Owner, MembershipRoles.Manager, MembershipRoles.Reception, MembershipRoles.ReadOnly, MembershipRoles.Accounting];

    /// <summary>And those that nobody in a company gives.</summary>
    public static IReadOnlyList<string> AllRoles { get; } = [.. Roles, MembershipRoles.Support];

    /// <summary>The rights of a role; an unknown role has none.</summary>
    public static FrozenSet<Right> Of(string role) => Table.GetValueOrDefault(role, []);
}
