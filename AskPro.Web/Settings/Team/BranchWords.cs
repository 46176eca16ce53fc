using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Team;

/// <summary>Which branches a person sees, in words.</summary>
internal static class BranchWords
{
    public static string Of(MemberAnswer member) => member switch
    {
        { AllBranches: true } => Words.TeamAllBranches,
        { Branches.Count: 0 } => Words.TeamNoBranch,
        _ => string.Join(", ", member.Branches.Select(branch => branch.Name)),
    };
}
