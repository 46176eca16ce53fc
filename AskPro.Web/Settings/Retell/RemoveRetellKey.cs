using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.Retell;

/// <summary>Removes a key; one that somebody removed a moment ago is fine too.</summary>
internal static class RemoveRetellKey
{
    public static async Task<SeeOther> SubmitAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        await api.RemoveRetellKeyAsync(viewer.Token, id, cancel);
        return new SeeOther(Notices.After(SettingsRoutes.Retell, Notices.Removed));
    }
}
