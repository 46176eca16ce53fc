using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Settings.Team;

internal static class TeamRoutes
{
    public static void MapTeam(this IEndpointRouteBuilder app)
    {
        app.MapGet(SettingsRoutes.Team, ShowTeam.PageAsync).Needs(Rights.Manage);
        app.MapForm(InvitationList.Path, Invite.SubmitAsync).Needs(Rights.Manage).MayNeedStepUp(Acts.Invite);
        app.MapForm($"{InvitationList.Path}/{{id:guid}}/erneut", Invite.SubmitAgainAsync).Needs(Rights.Manage);
        app.MapForm($"{InvitationList.Path}/{{id:guid}}/zurueckziehen", Invite.WithdrawAsync).Needs(Rights.Manage);
        app.MapGet($"{SettingsRoutes.Team}/{{id:guid}}", ShowMember.PageAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Team}/{{id:guid}}", SaveMember.SubmitAsync).Needs(Rights.Manage).MayNeedStepUp(Acts.ChangeMember);
        app.MapForm($"{SettingsRoutes.Team}/{{id:guid}}/entfernen", RemoveMember.SubmitAsync).Needs(Rights.Manage).MayNeedStepUp(Acts.RemoveMember);
        app.MapForm($"{SettingsRoutes.Team}/support/{{id:guid}}/beenden", EndSupportAccess.SubmitAsync).Needs(Rights.Manage);
    }
}
