using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.Team;

/// <summary>An owner ends the access of an operator; what has ended already is fine too.</summary>
internal static class EndSupportAccess
{
    public const string Ended = "support-beendet";
    public const string Refused = "support-nur-inhaber";

    public static async Task<SeeOther> SubmitAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new(Notices.After(SettingsRoutes.Team, await api.EndSupportAsync(viewer.Token, id, cancel) is null ? Ended : Refused));
}
