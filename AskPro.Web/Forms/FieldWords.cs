using AskPro.Web.Texts;

namespace AskPro.Web.Forms;

/// <summary>A sentence for every code by which Api refuses a field: what is wrong and what to do.</summary>
internal static class FieldWords
{
    /// <param name="code">As Api gave it; behind a colon the number it belongs to.</param>
    public static string Sentence(string code) => code.Split(':') is ["account_locked", var minutes]
        ? Words.FieldAccountLocked.Replace("{0}", minutes, StringComparison.Ordinal)
        : Plain(code);

    private static string Plain(string code) => code switch
    {
        "required" => Words.FieldRequired,
        "too_long" => Words.FieldTooLong,
        "invalid_characters" => Words.FieldInvalidCharacters,
        "unknown" => Words.FieldUnknown,
        "invalid_url" => Words.FieldInvalidUrl,
        "invalid_email" => Words.FieldInvalidEmail,
        "same_email" => Words.FieldSameEmail,
        "already_member" => Words.FieldAlreadyMember,
        "already_invited" => Words.FieldAlreadyInvited,
        "wrong_password" => Words.FieldWrongPassword,
        "too_many_passkeys" => Words.FieldTooManyPasskeys,
        "invalid_passkey" => Words.PasskeyNotUsed,
        "wrong_code" => Words.FieldWrongCode,
        "code_used" => Words.FieldCodeUsed,
        "clock_skewed" => Words.FieldClockSkewed,
        "password_too_short" => Words.FieldPasswordTooShort,
        "password_too_common" => Words.FieldPasswordTooCommon,
        "password_like_email" => Words.FieldPasswordLikeEmail,
        "last_owner" => Words.FieldLastOwner,
        "owners_only" => Words.FieldOwnersOnly,
        "own_role" => Words.FieldOwnRole,
        "all_branches_only" => Words.FieldAllBranchesOnly,
        "managers_only" => Words.FieldManagersOnly,
        "not_for_support" => Words.FieldNotForSupport,
        "beyond_rights" => Words.FieldBeyondRights,
        "too_many_attempts" => Words.FieldTooManyAttempts,
        "not_a_number" => Words.FieldNotANumber,
        "not_an_agent_id" => Words.FieldNotAnAgentId,
        "invalid_retell_key" => Words.FieldInvalidRetellKey,
        "retell_key_refused" => Words.RetellKeyRefused,
        "retell_payment_required" => Words.RetellPaymentRequired,
        "retell_not_found" => Words.RetellNotFound,
        "retell_refused" => Words.RetellRefused,
        "retell_busy" => Words.RetellBusy,
        "retell_away" => Words.RetellAway,
        "retell_other_workspace" => Words.RetellOtherWorkspace,
        "retell_key_unreadable" => Words.RetellKeyUnreadable,
        "no_retell_key" => Words.WebhookNoKey,
        "registration_cut_off" => Words.WebhookCutOff,
        "registration_under_way" => Words.WebhookUnderWay,
        "not_an_event" => Words.FieldNotAnEvent,
        "no_signing_key" => Words.FieldNoSigningKey,
        "no_platform_key" => Words.FieldNoPlatformKey,
        "not_own_number" => Words.FieldNotOwnNumber,
        "not_own_agent" => Words.FieldNotOwnAgent,
        "test_under_way" => Words.FieldTestUnderWay,
        "short_number" => Words.FieldShortNumber,
        "duplicate" => Words.FieldDuplicate,
        "taken" => Words.FieldTaken,
        "unreadable_hours" => Words.FieldUnreadableHours,
        "overlapping_hours" => Words.FieldOverlappingHours,
        "after_midnight" => Words.FieldAfterMidnight,
        "past" => Words.FieldPast,
        "not_the_name" => Words.FieldNotTheName,
        "not_that_long" => Words.FieldNotThatLong,
        "too_far_away" => Words.FieldTooFarAway,
        "not_vouched_for" => Words.FieldNotVouchedFor,
        "support_member" => Words.FieldSupportMember,
        "out_of_range" => Words.FieldOutOfRange,
        "too_many" => Words.FieldTooMany,
        _ => Words.FieldRefused,
    };
}
