using System.Globalization;
using AskPro.Web.Alarms;
using AskPro.Web.FrontDoorTests;
using AskPro.Web.Operators;
using AskPro.Web.Preferences;
using AskPro.Web.Settings.ApiTokens;
using AskPro.Web.Settings.Branches;
using AskPro.Web.Settings.Team;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Audit;

/// <summary>Actions, fields and values of the audit log in words; a test finds what has none.</summary>
internal static class AuditWords
{
    /// <summary>The kinds of things that can be chosen: the first part of an action.</summary>
    public static IEnumerable<(string Code, string Text)> Kinds =>
    [
        ("company", Words.AuditKindCompany),
        ("branch", Words.AuditKindBranch),
        ("number", Words.AuditKindNumber),
        ("agent", Words.Agents),
        ("retell_key", Words.Retell),
        ("member", Words.Team),
        ("person", Words.AuditKindPerson),
        ("token", Words.ApiTokens),
        ("events", Words.Events),
        ("front_door", Words.Testing),
        ("alarm", Words.Alarms),
        ("support", Words.AuditKindSupport),
    ];

    public static string Action(string code) => code switch
    {
        "company.founded" => Words.AuditCompanyFounded,
        "company.modules_changed" => Words.AuditModulesChanged,
        "company.vouched_for" => Words.AuditCompanyVouchedFor,
        "company.changed" => Words.AuditCompanyChanged,
        "company.owner_invited" => Words.AuditOwnerInvited,
        "company.owner_invited_again" => Words.AuditOwnerInvitedAgain,
        "company.owner_invitation_withdrawn" => Words.AuditOwnerInvitationWithdrawn,
        "company.calls_assigned" => Words.AuditCallsAssigned,
        "events.replayed" => Words.AuditEventsReplayed,
        "events.unmasked" => Words.AuditEventsUnmasked,
        "front_door.tested" => Words.AuditFrontDoorTested,
        "company.suspended" => Words.AuditCompanySuspended,
        "company.resumed" => Words.AuditCompanyResumed,
        "company.deletion_planned" => Words.AuditCompanyDeletionPlanned,
        "company.deletion_cancelled" => Words.AuditCompanyDeletionCancelled,
        "company.deleted" => Words.AuditCompanyDeleted,
        "alarm.rule_added" => Words.AuditAlarmRuleAdded,
        "alarm.rule_changed" => Words.AuditAlarmRuleChanged,
        "alarm.rule_removed" => Words.AuditAlarmRuleRemoved,
        "alarm.rule_muted" => Words.AuditAlarmRuleMuted,
        "alarm.rule_unmuted" => Words.AuditAlarmRuleUnmuted,
        "alarm.channel_added" => Words.AuditAlarmChannelAdded,
        "alarm.channel_secret_renewed" => Words.AuditAlarmSecretRenewed,
        "alarm.channel_tested" => Words.AuditAlarmChannelTested,
        "alarm.channel_removed" => Words.AuditAlarmChannelRemoved,
        "support.opened" => Words.AuditSupportOpened,
        "support.ended" => Words.AuditSupportEnded,
        "operator.added" => Words.AuditOperatorAdded,
        "branch.added" => Words.AuditBranchAdded,
        "branch.changed" => Words.AuditBranchChanged,
        "branch.removed" => Words.AuditBranchRemoved,
        "number.added" => Words.AuditNumberAdded,
        "number.changed" => Words.AuditNumberChanged,
        "number.removed" => Words.AuditNumberRemoved,
        "agent.added" => Words.AuditAgentAdded,
        "agent.changed" => Words.AuditAgentChanged,
        "agent.webhook_registered" => Words.AuditAgentWebhookRegistered,
        "agent.removed" => Words.AuditAgentRemoved,
        "member.invited" => Words.AuditMemberInvited,
        "member.invited_again" => Words.AuditMemberInvitedAgain,
        "member.invitation_withdrawn" => Words.AuditInvitationWithdrawn,
        "member.joined" => Words.AuditMemberJoined,
        "member.changed" => Words.AuditMemberChanged,
        "member.removed" => Words.AuditMemberRemoved,
        "person.renamed" => Words.AuditPersonRenamed,
        "retell_key.added" => Words.AuditRetellKeyAdded,
        "retell_key.removed" => Words.AuditRetellKeyRemoved,
        "token.created" => Words.AuditTokenCreated,
        "token.revoked" => Words.AuditTokenRevoked,
        "person.password_reset" => Words.AuditPersonPasswordReset,
        "person.email_changed" => Words.AuditPersonEmailChanged,
        "person.password_changed" => Words.AuditPersonPasswordChanged,
        "person.passkey_added" => Words.AuditPasskeyAdded,
        "person.passkey_renamed" => Words.AuditPasskeyRenamed,
        "person.passkey_removed" => Words.AuditPasskeyRemoved,
        "person.authenticator_on" => Words.AuditAuthenticatorOn,
        "person.authenticator_off" => Words.AuditAuthenticatorOff,
        "person.recovery_codes_renewed" => Words.AuditRecoveryCodesRenewed,
        "person.recovery_code_used" => Words.AuditRecoveryCodeUsed,
        _ => code,
    };

    public static string Field(string name) => name switch
    {
        "name" or "displayName" => Words.AuditFieldName,
        "email" => Words.Email,
        "timeZone" => Words.TimeZone,
        "language" => Words.AuditFieldLanguage,
        "number" => Words.NumberField,
        "label" => Words.NumberLabel,
        "agentId" => Words.AgentId,
        "agentVersion" => Words.AuditFieldAgentVersion,
        "publishedDraft" => Words.AuditFieldPublishedDraft,
        "draftFingerprint" => Words.AuditFieldDraftFingerprint,
        "unanswered" => Words.AuditFieldUnanswered,
        "retellKey" => Words.RetellKeyField,
        "appointments" => Words.ModuleAppointments,
        "recording" => Words.ModuleRecording,
        "branch" => Words.BranchField,
        "role" => Words.Role,
        "allBranches" => Words.TeamAllBranches,
        "branches" => Words.Branches,
        "region" => Words.BranchRegion,
        "closedOn" => Words.CloseDay,
        "closedReason" => Words.CloseDayReason,
        "tokenKind" => Words.TokenKind,
        "person" => Words.AuditPerson,
        "scopes" => Words.TokenScopes,
        "expiresInDays" => Words.AuditFieldDays,
        "passkey" => Words.Passkey,
        "recoveryCodes" => Words.RecoveryCodes,
        "vouchedFor" => Words.AuditFieldVouchedFor,
        "state" => Words.CompanyState,
        "reason" => Words.Reason,
        "deleteAfter" => Words.AuditFieldDeleteAfter,
        "expiresAt" => Words.AuditFieldExpiresAt,
        "expired" => Words.AuditFieldExpired,
        "calls" => Words.Calls,
        "people" => Words.AuditFieldAccounts,
        "events" => Words.AuditFieldEvents,
        "eventState" => Words.EventState,
        "cause" => Words.EventCause,
        "callId" => Words.EventCall,
        "eventKind" => Words.EventKind,
        "verifiedBy" => Words.EventVerdict,
        "receivedFrom" => Words.AuditFieldReceivedFrom,
        "receivedUntil" => Words.AuditFieldReceivedUntil,
        "testKind" => Words.AuditFieldTestKind,
        "door" => Words.AuditFieldDoor,
        "sentAt" => Words.AuditFieldSentAt,
        "expected" => Words.AuditFieldExpected,
        "seen" => Words.TestSeen,
        "milliseconds" => Words.AuditFieldMilliseconds,
        "eventId" => Words.AuditFieldEventId,
        "feedSeq" => Words.AuditFieldFeedSeq,
        "comparison" => Words.AlarmComparison,
        "threshold" => Words.AlarmThreshold,
        "windowMinutes" => Words.AlarmWindow,
        "severity" => Words.AlarmSeverity,
        "channel" => Words.AlarmChannel,
        "channelKind" => Words.AuditFieldChannelKind,
        "isOn" => Words.AlarmIsOn,
        "endedSessions" => Words.AuditFieldSessionsEnded,
        _ => Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day) ? CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day) : name,
    };

    /// <summary>A value as it stands on the page of its form.</summary>
    public static string Value(string field, string? value) => (field, value) switch
    {
        (_, null) => "–",
        ("language", _) => Languages.NameOf(value),
        ("appointments", "true") => Words.ModuleOn,
        ("appointments", "false") => Words.ModuleOff,
        ("recording", _) => Companies.ModuleWords.Recording(value),
        ("state", _) => CompanyWords.State(value),
        ("testKind", _) => TestingWords.Kind(value),
        ("door", "company") => Words.TestDoorCompany,
        ("door", "platform") => Words.TestDoorPlatform,
        ("deleteAfter" or "expiresAt" or "sentAt", _) => Instant(value),
        ("comparison", _) => AlarmWords.Comparison(value),
        ("severity", _) => AlarmWords.Severity(value),
        ("role", _) => RoleWords.Of(value),
        ("tokenKind", _) => TokenWords.Kind(value),
        ("scopes", _) => string.Join(", ", value.Split(", ").Select(TokenWords.Scope)),
        ("region", _) => RegionWords.Of(value),
        ("closedOn", _) => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) ? date.ToString("d", CultureInfo.CurrentCulture) : value,
        (_, "true") => Words.Yes,
        (_, "false") => Words.No,
        _ => Enum.TryParse<DayOfWeek>(field, ignoreCase: true, out _) ? Branches.BranchWords.Field(value)! : value,
    };

    // In the platform's zone: the log itself knows none.
    private static string Instant(string value) => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at)
        ? TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToString("g", CultureInfo.CurrentCulture)
        : value;
}
