using AskPro.Web.Texts;
using static AskPro.Web.StepUp.ActFacts;

namespace AskPro.Web.StepUp;

/// <summary>Everything that waits for a fresh proof.</summary>
internal static class Acts
{
    public static readonly Act ChangeMember = new(() => Words.ActChangeMember, Member, Role);
    public static readonly Act RemoveMember = new(() => Words.ActRemoveMember, Member);
    public static readonly Act Invite = new(() => Words.ActInvite, Email, Role);
    public static readonly Act AddRetellKey = new(() => Words.ActAddRetellKey, TypedRetellKey);
    public static readonly Act RemoveRetellKey = new(() => Words.ActRemoveRetellKey, ActFacts.RetellKey);
    public static readonly Act CreateToken = new(() => Words.ActCreateToken, Name);
    public static readonly Act ChangeEmail = new(() => Words.ActChangeEmail, OwnAccount, Email);
    public static readonly Act AddPasskey = new(() => Words.ActAddPasskey, OwnAccount, Name);
    public static readonly Act RemovePasskey = new(() => Words.ActRemovePasskey, OwnAccount, Passkey);
    public static readonly Act SetUpApp = new(() => Words.ActSetUpApp, OwnAccount);
    public static readonly Act SwitchAppOff = new(() => Words.ActSwitchAppOff, OwnAccount);
    public static readonly Act RenewCodes = new(() => Words.ActRenewCodes, OwnAccount);
    public static readonly Act DeleteCompany = new(() => Words.ActDeleteCompany, Company, Reason);
    public static readonly Act InviteOwner = new(() => Words.ActInviteOwner, Company, Email);
    public static readonly Act Assign = new(() => Words.ActAssign, ChosenCompany, Reason);
    public static readonly Act Replay = new(() => Words.ActReplay, EventCount, Reason);
    public static readonly Act ReplayOne = new(() => Words.ActReplayOne, Reason);
    public static readonly Act UnmaskEvent = new(() => Words.ActUnmaskEvent, UnmaskReason);
    public static readonly Act AddAlarmRule = new(() => Words.ActAddAlarmRule, TypedFigure);
    public static readonly Act ChangeAlarmRule = new(() => Words.ActChangeAlarmRule, AlarmFigure);
    public static readonly Act RemoveAlarmRule = new(() => Words.ActRemoveAlarmRule, AlarmFigure);
    public static readonly Act MuteAlarmRule = new(() => Words.ActMuteAlarmRule, AlarmFigure, Minutes, TypedUntil, Reason);
    public static readonly Act AddAlarmChannel = new(() => Words.ActAddAlarmChannel, Name);
    public static readonly Act RenewAlarmSecret = new(() => Words.ActRenewAlarmSecret, AlarmChannel);
    public static readonly Act RemoveAlarmChannel = new(() => Words.ActRemoveAlarmChannel, AlarmChannel);
    public static readonly Act Repair = new(() => Words.ActRepair, Company, Minutes, Reason);
    public static readonly Act OpenSupport = new(() => Words.ActOpenSupport, Company, Minutes, Reason);

    /// <summary>Of a route that declares none.</summary>
    public static readonly Act Other = new(() => Words.ActOther);
}
