using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Team;

/// <summary>Which branches a person sees, in words.</summary>
internal static class BranchWords
{
    public static string Of(MemberAnswer member) => Of(member.AllBranches, member.Branches);

    public static string Of(InvitationAnswer invitation) => Of(invitation.AllBranches, invitation.Branches);

    private static string Of(bool all, IReadOnlyList<BranchChoiceAnswer> branches) => (all, branches.Count) switch
    {
        (true, _) => Words.TeamAllBranches,
        (_, 0) => Words.TeamNoBranch,
        _ => string.Join(", ", branches.Select(branch => branch.Name)),
    };
}
