using System.Reflection;
using System.Text.Json;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.Agents;
using AskPro.Api.Features.Alarms;
using AskPro.Api.Features.ApiTokens;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Features.Calls;
using AskPro.Api.Features.Companies;
using AskPro.Api.Features.Events;
using AskPro.Api.Features.Feed;
using AskPro.Api.Features.Figures;
using AskPro.Api.Features.FrontDoorTests;
using AskPro.Api.Features.Health;
using AskPro.Api.Features.Invitations;
using AskPro.Api.Features.Logs;
using AskPro.Api.Features.Me;
using AskPro.Api.Features.Operators;
using AskPro.Api.Features.Passkeys;
using AskPro.Api.Features.PhoneNumbers;
using AskPro.Api.Features.Resolution;
using AskPro.Api.Features.RetellKeys;
using AskPro.Api.Features.RetellWebhooks;
using AskPro.Api.Features.SecondFactor;
using AskPro.Api.Features.Security;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Features.Setup;
using AskPro.Api.Features.SignUps;
using AskPro.Api.Features.Support;
using AskPro.Api.Features.Team;
using AskPro.Api.Features.Unassigned;
using AskPro.Api.Hosting.Validation;
using AskPro.Integrations.Retell.Registration;
using AskPro.Web.Backend;
using AskPro.Web.Forms;
using AskPro.Web.Settings.Branches;
using Xunit;

namespace AskPro.Tests.Unit.Web;

/// <summary>
/// Web has records of its own for Api's answers. What they name must be what Api sends, and what they rely on must
/// always be there.
/// </summary>
public sealed class ApiContractTests
{
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(CallRow), typeof(CallAnswer) },
        { typeof(CallDetail), typeof(CallDetailAnswer) },
        { typeof(CallTurnView), typeof(TurnAnswer) },
        { Inside(typeof(ListCalls), "CallPage"), typeof(CallListAnswer) },
        { Inside(typeof(ListCalls), "CallCounts"), typeof(CallCountsAnswer) },
        { Inside(typeof(ListNewCalls), "NewCalls"), typeof(NewCallsAnswer) },
        { Inside(typeof(GetFeed), "Feed"), typeof(FeedAnswer) },
        { Inside(typeof(GetMe), "Me"), typeof(MeAnswer) },
        { typeof(SignedIn), typeof(SignInAnswer) },
        { typeof(OwnCompany), typeof(OwnCompanyAnswer) },
        { typeof(CompanySettingsView), typeof(CompanySettingsAnswer) },
        { typeof(GetModules.ModuleSettingsView), typeof(ModuleSettingsAnswer) },
        { Inside(typeof(ListAgents), "AgentList"), typeof(AgentListAnswer) },
        { typeof(GetAgent.AgentView), typeof(AgentDetailAnswer) },
        { typeof(AgentRow), typeof(AgentRowAnswer) },
        { typeof(LastChange), typeof(LastChangeAnswer) },
        { typeof(ListSessions.OwnSessionList), typeof(SessionListAnswer) },
        { typeof(ListSessions.OwnSession), typeof(SessionItemAnswer) },
        { typeof(ChangePassword.Changed), typeof(PasswordChangedAnswer) },
        { typeof(GetSecurity.Ways), typeof(SecurityAnswer) },
        { typeof(PasskeyRow), typeof(PasskeyAnswer) },
        { typeof(Ceremony), typeof(CeremonyStartAnswer) },
        { typeof(BeginAuthenticator.Setup), typeof(AuthenticatorSetupAnswer) },
        { typeof(ShownCodes), typeof(ShownCodesAnswer) },
        { Inside(typeof(ListAudit), "AuditPage"), typeof(AuditPageAnswer) },
        { Inside(typeof(ListAudit), "AuditActor"), typeof(AuditActorAnswer) },
        { typeof(AuditRow), typeof(AuditRowAnswer) },
        { typeof(AuditChange), typeof(AuditChangeAnswer) },
        { Inside(typeof(ListBranches), "BranchList"), typeof(BranchListAnswer) },
        { typeof(BranchRow), typeof(BranchRowAnswer) },
        { typeof(BranchToday), typeof(BranchTodayAnswer) },
        { typeof(BranchView), typeof(BranchDetailAnswer) },
        { typeof(WeekHours), typeof(WeekHoursAnswer) },
        { Inside(typeof(ListPhoneNumbers), "PhoneNumberList"), typeof(NumberListAnswer) },
        { Inside(typeof(GetPhoneNumber), "PhoneNumberView"), typeof(NumberDetailAnswer) },
        { Inside(typeof(ReadPhoneNumber), "Reading"), typeof(NumberReadingAnswer) },
        { typeof(PhoneNumberRow), typeof(NumberRowAnswer) },
        { typeof(BranchChoice), typeof(BranchChoiceAnswer) },
        { typeof(ListInvitations.InvitationList), typeof(InvitationListAnswer) },
        { typeof(InvitationRow), typeof(InvitationAnswer) },
        { typeof(Invite.Invited), typeof(InvitedAnswer) },
        { typeof(LookUpInvitation.WaitingInvitation), typeof(WaitingInvitationAnswer) },
        { typeof(AcceptInvitation.Joined), typeof(JoinedAnswer) },
        { typeof(GetSignUp.SignUpState), typeof(SignUpStateAnswer) },
        { typeof(LookUpSignUp.WaitingSignUp), typeof(WaitingSignUpAnswer) },
        { typeof(RedeemSignUp.NewAccount), typeof(NewAccountAnswer) },
        { typeof(ListTeam.TeamList), typeof(TeamAnswer) },
        { typeof(TeamMember), typeof(MemberAnswer) },
        { typeof(GetMember.MemberView), typeof(MemberDetailAnswer) },
        { typeof(ListRetellKeys.RetellKeyList), typeof(RetellKeyListAnswer) },
        { typeof(RetellKeyView), typeof(RetellKeyAnswer) },
        { typeof(RetellKeyView.WorkspaceAgent), typeof(WorkspaceAgentAnswer) },
        { typeof(RetellKeyView.WorkspaceNumber), typeof(WorkspaceNumberAnswer) },
        { typeof(SetupView), typeof(SetupAnswer) },
        { typeof(SetupStepView), typeof(SetupStepAnswer) },
        { typeof(SetupCheckView), typeof(SetupCheckAnswer) },
        { typeof(LatestTestView), typeof(LatestTestAnswer) },
        { typeof(SetupTestView), typeof(SetupTestAnswer) },
        { typeof(TestLightView), typeof(TestLightAnswer) },
        { typeof(WebhookList), typeof(WebhookListAnswer) },
        { typeof(WebhookView), typeof(WebhookAnswer) },
        { typeof(WebhookView.Difference), typeof(WebhookDifferenceAnswer) },
        { typeof(LooseNumber), typeof(LooseNumberAnswer) },
        { typeof(SomebodysDraft), typeof(DraftAnswer) },
        { typeof(DraftChange), typeof(DraftChangeAnswer) },
        { typeof(ListTokens.TokenList), typeof(TokenListAnswer) },
        { typeof(TokenView), typeof(TokenAnswer) },
        { typeof(CreateToken.CreatedToken), typeof(MadeTokenAnswer) },
        { typeof(SupportView), typeof(SupportAnswer) },
        { typeof(ListCompanies.CompanyList), typeof(CompanyListAnswer) },
        { typeof(CompanyRow), typeof(CompanyRowAnswer) },
        { typeof(GetSetupFigures.SetupFigures), typeof(SetupFiguresAnswer) },
        { typeof(GetSetupFigures.SetupStepRow), typeof(SetupStepFiguresAnswer) },
        { typeof(SetupLightView), typeof(SetupLightAnswer) },
        { typeof(HealthView), typeof(HealthAnswer) },
        { typeof(ComponentView), typeof(ComponentAnswer) },
        { typeof(MeasureView), typeof(MeasureAnswer) },
        { typeof(StatusView), typeof(StatusAnswer) },
        { typeof(StatusPart), typeof(StatusPartAnswer) },
        { typeof(CompanyOverview), typeof(CompanyOverviewAnswer) },
        { typeof(HoldingsView), typeof(HoldingsAnswer) },
        { typeof(OwnerView), typeof(OwnerAnswer) },
        { typeof(SupportAccessView), typeof(SupportAccessAnswer) },
        { typeof(SupportRoutes.SupportAccessList), typeof(SupportAccessListAnswer) },
        { typeof(CreateCompany.CreatedCompany), typeof(CreatedCompanyAnswer) },
        { typeof(ListEvents.EventList), typeof(EventListAnswer) },
        { typeof(ListEvents.WaitingEvents), typeof(WaitingEventsAnswer) },
        { typeof(EventRow), typeof(EventRowAnswer) },
        { typeof(ListLogs.LogList), typeof(LogListAnswer) },
        { typeof(LogRow), typeof(LogRowAnswer) },
        { typeof(CauseRow), typeof(CauseRowAnswer) },
        { typeof(EventView), typeof(EventAnswer) },
        { typeof(EventStep), typeof(EventStepAnswer) },
        { typeof(ListOwnEvents.OwnEventList), typeof(OwnEventListAnswer) },
        { typeof(ListOwnEvents.OwnEventRow), typeof(OwnEventRowAnswer) },
        { typeof(UnmaskEvent.ClearBody), typeof(ClearBodyAnswer) },
        { typeof(AlarmsView), typeof(AlarmsAnswer) },
        { typeof(AlarmRuleView), typeof(AlarmRuleAnswer) },
        { typeof(AlarmChannelMade), typeof(AlarmChannelMadeAnswer) },
        { typeof(AlarmTestView), typeof(AlarmTestAnswer) },
        { typeof(AlarmMuteView), typeof(AlarmMuteAnswer) },
        { typeof(AlarmFigureView), typeof(AlarmFigureAnswer) },
        { typeof(AlarmChannelView), typeof(AlarmChannelAnswer) },
        { typeof(ListAlarmHistory.AlarmHistory), typeof(AlarmHistoryAnswer) },
        { typeof(AlarmEpisodeView), typeof(AlarmEpisodeAnswer) },
        { typeof(AlarmToldView), typeof(AlarmToldAnswer) },
        { typeof(ReplayEvents.Replayed), typeof(ReplayedAnswer) },
        { typeof(GetTestDraft.TestDraft), typeof(TestDraftAnswer) },
        { typeof(FiguresView), typeof(FiguresAnswer) },
        { typeof(FigureBar), typeof(FigureBarAnswer) },
        { typeof(FigureCount), typeof(FigureCountAnswer) },
        { typeof(FigureLag), typeof(FigureLagAnswer) },
        { typeof(TestView), typeof(FrontDoorTestAnswer) },
        { typeof(TestStepView), typeof(TestStepAnswer) },
        { typeof(ListUnassigned.UnassignedList), typeof(UnassignedListAnswer) },
        { typeof(UnassignedGroup), typeof(UnassignedGroupAnswer) },
        { typeof(AssignmentSuggestion), typeof(AssignmentSuggestionAnswer) },
        { typeof(UnassignedView), typeof(UnassignedAnswer) },
        { typeof(UnassignedCallRow), typeof(UnassignedCallAnswer) },
        { typeof(AssignEvents.Assigned), typeof(AssignedAnswer) },
        { typeof(ResolvedNumber), typeof(ResolvedNumberAnswer) },
        { typeof(ResolutionContradiction), typeof(ResolutionContradictionAnswer) },
        { typeof(ListOperatorAudit.OperatorAuditPage), typeof(OperatorAuditAnswer) },
        { typeof(UserView), typeof(UserAnswer) },
        { typeof(CompanyView), typeof(CompanyAnswer) },
        { typeof(PhoneNumberView), typeof(PhoneNumberAnswer) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Web_reads_what_Api_writes(Type sent, Type read)
    {
        var nullability = new NullabilityInfoContext();
        var properties = read.GetProperties(BindingFlags.Public | BindingFlags.Instance);

        Assert.NotEmpty(properties);
        foreach (var wanted in properties)
        {
            var given = sent.GetProperty(wanted.Name);
            Assert.True(given is not null, $"Api's {sent.Name} has no {wanted.Name}.");
            Assert.Equal((wanted.Name, Kind(wanted.PropertyType)), (wanted.Name, Kind(given.PropertyType)));
            if (nullability.Create(wanted).WriteState == NullabilityState.NotNull)
                Assert.True(nullability.Create(given).ReadState == NullabilityState.NotNull, $"Api's {sent.Name}.{wanted.Name} can be null.");
        }
    }

    [Fact]
    public void Web_has_words_for_every_state_of_Api()
    {
        var sent = Enum.GetValues<CallState>().Select(state => JsonSerializer.Serialize(state).Trim('"'));

        Assert.All(sent, state => Assert.NotEqual(state, AskPro.Web.Calls.CallWords.State(state)));
    }

    [Fact]
    public void Web_has_a_name_for_every_Bundesland_and_holiday()
    {
        var days = Enumerable.Range(0, 366 * 4).Select(day => new DateOnly(2027, 1, 1).AddDays(day));
        var holidays = days.SelectMany(day => GermanHolidays.Regions.Select(region => GermanHolidays.On(day, region))).OfType<string>().Distinct().ToList();

        Assert.Equal(GermanHolidays.Regions.Order(), RegionWords.All.Select(region => region.Code).Order());
        Assert.Equal(20, holidays.Count);
        Assert.All(holidays, holiday => Assert.NotEqual(holiday, HolidayWords.Of(holiday)));
    }

    [Fact]
    public void Web_has_a_sentence_for_every_reason_to_refuse_a_field()
    {
        var codes = typeof(FieldErrorCodes).GetFields().Select(code => (string)code.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.NotEqual(FieldWords.Sentence("?"), FieldWords.Sentence(code)));
    }

    /// <summary>How a type looks in JSON, as far as reading it depends on that.</summary>
    private static string Kind(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsEnum)
            return "string";
        if (type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(bool) || type == typeof(JsonElement))
            return type.Name;
        if (type.IsPrimitive || type == typeof(decimal))
            return "number";
        return type.IsGenericType ? "array" : "object";
    }

    private static Type Inside(Type outer, string name) =>
        outer.GetNestedType(name, BindingFlags.NonPublic | BindingFlags.Public)
        ?? throw new InvalidOperationException($"{outer.Name} has no {name} any more.");
}
