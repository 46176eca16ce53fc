using AskPro.Api.Hosting.Validation;
using AskPro.Data.Memberships;

namespace AskPro.Api.Features.Team;

/// <summary>Who may make whom what. Asked under the lock of the team, with the roles as they are then.</summary>
internal static class TeamRules
{
    /// <param name="actorRole">The role of who acts.</param>
    /// <param name="actorSeesAllBranches">Whether that person is restricted to no branch.</param>
    /// <param name="isSelf">Whether people change themselves.</param>
    /// <param name="before">The role so far.</param>
    /// <param name="after">The role from now on; null when the person leaves or is removed.</param>
    /// <param name="owners">How many owners the company has now.</param>
    /// <returns>The code of the rule that forbids it, or null.</returns>
    internal static string? Refusal(string actorRole, bool actorSeesAllBranches, bool isSelf, string before, string? after, int owners)
    {
        // Who sees a part could otherwise give others, and so themselves, the rest.
        if (!actorSeesAllBranches) return FieldErrorCodes.AllBranchesOnly;
        // Comes and goes with the support access.
        if (before == MembershipRoles.Support) return FieldErrorCodes.SupportMember;
        if (before == after) return null;
        if (MembershipRoles.Owner is var owner && (before == owner || after == owner) && actorRole != owner) return FieldErrorCodes.OwnersOnly;
        if (before == owner && owners <= 1) return FieldErrorCodes.LastOwner;
        return isSelf && after is not null && Gains(before, after) ? FieldErrorCodes.OwnRole : null;
    }

    private static bool Gains(string before, string after) => RoleRights.Of(after).Except(RoleRights.Of(before)).Any();
}
