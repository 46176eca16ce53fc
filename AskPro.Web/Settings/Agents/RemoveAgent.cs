using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Agents;

/// <summary>Removes an agent, unless somebody has changed it since it was read.</summary>
internal static class RemoveAgent
{
    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] uint version, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        await api.RemoveAgentAsync(viewer.Token, id, version, cancel) is null
            ? new SeeOther(Notices.After(SettingsRoutes.Agents, Notices.Removed))
            : await SaveAgent.RefusedAsync(id, viewer, null, new Dictionary<string, string>(), api, hub, cancel);
}
