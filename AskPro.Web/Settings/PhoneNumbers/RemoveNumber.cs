using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>Removes a number, unless somebody has changed it since it was read.</summary>
internal static class RemoveNumber
{
    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] uint version, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        await api.RemoveNumberAsync(viewer.Token, id, version, cancel) is null
            ? new SeeOther(Notices.After(SettingsRoutes.Numbers, Notices.Removed))
            : await SaveNumber.RefusedAsync(id, viewer, null, new Dictionary<string, string>(), api, hub, cancel);
}
