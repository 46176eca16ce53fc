namespace AskPro.Api.Hosting;

/// <summary>The stable codes of this API's errors; programs may branch on them, texts may change.</summary>
internal static class ProblemCodes
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidFields = "invalid_fields";
    public const string AllBranchesOnly = "all_branches_only";
    public const string ChangedMeanwhile = "changed_meanwhile";
    public const string BranchInUse = "branch_in_use";
    public const string ChannelInUse = "channel_in_use";
    public const string InvalidCursor = "invalid_cursor";
    public const string InvalidCredentials = "invalid_credentials";
    public const string SessionRequired = "session_required";
    public const string InvalidToken = "invalid_token";
    public const string TokenExpired = "token_expired";
    public const string TokenRevoked = "token_revoked";
    public const string SessionOnly = "session_only";
    public const string RateLimited = "rate_limited";
    public const string InvalidLink = "invalid_link";
    public const string NoCompany = "no_company";
    public const string SecondFactorRequired = "second_factor_required";
    public const string InvalidPasskey = "invalid_passkey";
    public const string InvalidChallenge = "invalid_challenge";
    public const string StepUpRequired = "step_up_required";
    public const string CompanyRequired = "company_required";
    public const string CompanySuspended = "company_suspended";
    public const string CompanyDeleting = "company_deleting";
    public const string SignUpOff = "sign_up_off";
    public const string AccountExists = "account_exists";
    public const string InvitationExpired = "invitation_expired";
    public const string InvitationUsed = "invitation_used";
    public const string InvitationWithdrawn = "invitation_withdrawn";
    public const string CompanyHasOwner = "company_has_owner";
    public const string InvitationCompanyClosed = "invitation_company_closed";
    public const string SignInFirst = "sign_in_first";
    public const string OtherPerson = "other_person";
    public const string AlreadyMember = "already_member";
    public const string TooManyInvitations = "too_many_invitations";
    public const string TooManyInvitationsToday = "too_many_invitations_today";
    public const string NotForSupport = "not_for_support";
    public const string NoRetellKey = "no_retell_key";
    public const string RetellKeyUnreadable = "retell_key_unreadable";
    public const string RegistrationCutOff = "registration_cut_off";
    public const string RegistrationUnderWay = "registration_under_way";
    public const string NoSigningKey = "no_signing_key";
    public const string NoPlatformKey = "no_platform_key";
    public const string TestUnderWay = "test_under_way";
    public const string SetupStepUnfinished = "setup_step_unfinished";
    public const string NotFound = "not_found";
    public const string AccountLocked = "account_locked";
    public const string TooManyAttempts = "too_many_attempts";
    public const string QueryTooSlow = "query_too_slow";
    public const string FiguresTooSlow = "figures_too_slow";
    public const string DatabaseAway = "database_away";
    public const string InternalError = "internal_error";

    /// <summary>The code of an answer that nobody gave one.</summary>
    public static string For(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => SessionRequired,
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        StatusCodes.Status429TooManyRequests => TooManyAttempts,
        >= 400 and < 500 => InvalidRequest,
        _ => InternalError,
    };
}
