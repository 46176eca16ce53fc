using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Forms;

/// <summary>A sentence for every code by which Api refuses a link, or a wish for one: what is wrong and what to do.</summary>
internal static class LinkWords
{
    public static string? Sentence(string? code) => code switch
    {
        null => null,
        LinkCodes.TooManyAttempts => Words.SignInTooMany,
        LinkCodes.SignUpOff => Words.SignUpOff,
        LinkCodes.SignInFirst => Words.InvitationSignInFirst,
        LinkCodes.OtherPerson => Words.InvitationOtherPerson,
        "invalid_link" => Words.LinkInvalid,
        "account_exists" => Words.AccountExists,
        "invitation_expired" => Words.InvitationExpired,
        "invitation_used" => Words.InvitationUsed,
        "invitation_withdrawn" => Words.InvitationWithdrawn,
        "invitation_company_closed" => Words.InvitationCompanyClosed,
        "company_has_owner" => Words.CompanyHasOwner,
        "changed_meanwhile" => Words.CompanyChangedMeanwhile,
        "already_member" => Words.InvitationAlreadyMember,
        "too_many_invitations" => Words.TooManyInvitations,
        "too_many_invitations_today" => Words.TooManyInvitationsToday,
        "not_for_support" => Words.FieldNotForSupport,
        "forbidden" => Words.LinkForbidden,
        "owners_only" => Words.FieldOwnersOnly,
        "all_branches_only" => Words.FieldAllBranchesOnly,
        "not_found" => Words.InvitationGone,
        _ => Words.ResetAway,
    };
}
