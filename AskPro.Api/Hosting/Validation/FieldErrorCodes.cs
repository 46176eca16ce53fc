namespace AskPro.Api.Hosting.Validation;

/// <summary>Why a field was refused: stable codes in <c>errors</c> of a 400. The front end has a sentence for each.</summary>
internal static class FieldErrorCodes
{
    public const string Required = "required";
    public const string TooLong = "too_long";
    public const string InvalidCharacters = "invalid_characters";
    public const string Unknown = "unknown";
    public const string InvalidUrl = "invalid_url";
    public const string InvalidEmail = "invalid_email";
    public const string SameEmail = "same_email";
    public const string AlreadyMember = "already_member";
    public const string AlreadyInvited = "already_invited";
    public const string WrongPassword = "wrong_password";
    public const string TooManyPasskeys = "too_many_passkeys";
    public const string InvalidPasskey = "invalid_passkey";
    public const string InvalidRetellKey = "invalid_retell_key";
    public const string RetellOtherWorkspace = "retell_other_workspace";
    public const string WrongCode = "wrong_code";
    public const string CodeUsed = "code_used";
    public const string ClockSkewed = "clock_skewed";
    public const string PasswordTooShort = "password_too_short";
    public const string PasswordTooCommon = "password_too_common";
    public const string PasswordLikeEmail = "password_like_email";
    public const string UnreadableHours = "unreadable_hours";
    public const string OverlappingHours = "overlapping_hours";
    public const string AfterMidnight = "after_midnight";
    public const string Past = "past";
    public const string LastOwner = "last_owner";
    public const string OwnersOnly = "owners_only";
    public const string OwnRole = "own_role";
    public const string AllBranchesOnly = "all_branches_only";
    public const string ManagersOnly = "managers_only";
    public const string NotForSupport = "not_for_support";
    public const string BeyondRights = "beyond_rights";
    public const string NotANumber = "not_a_number";
    public const string NotAnAgentId = "not_an_agent_id";
    public const string NotAnEvent = "not_an_event";
    public const string NotOwnNumber = "not_own_number";
    public const string NotOwnAgent = "not_own_agent";
    public const string ShortNumber = "short_number";
    public const string Duplicate = "duplicate";
    public const string Taken = "taken";
    public const string NotTheName = "not_the_name";
    public const string NotThatLong = "not_that_long";
    public const string TooFarAway = "too_far_away";
    public const string NotVouchedFor = "not_vouched_for";
    public const string SupportMember = "support_member";
    public const string OutOfRange = "out_of_range";
    public const string TooMany = "too_many";
}
