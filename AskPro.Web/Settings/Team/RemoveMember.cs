using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Team;

/// <summary>Removes a person from the company, unless a rule forbids it or somebody has changed them since they were read.</summary>
internal static class RemoveMember
{
    private const string ChangedMeanwhile = "changed_meanwhile";

    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] uint version, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel)
    {
        if (viewer.Support is not null)
            return await SaveMember.RefusedAsync(id, viewer, null, SaveMember.NotForSupport, api, hub, cancel);
        if (await api.RemoveMemberAsync(viewer.Token, id, version, cancel) is { } code)
        {
            var errors = new Dictionary<string, string>();
            if (code != ChangedMeanwhile) errors.Add("role", code);
            return await SaveMember.RefusedAsync(id, viewer, null, errors, api, hub, cancel);
        }
        if (id != viewer.UserId)
            return new SeeOther(Notices.After(SettingsRoutes.Team, Notices.Removed));
        // Who left is signed out here too.
        hub.EndSession(viewer.Token);
        await context.SignOutAsync();
        return new SeeOther("/anmelden");
    }
}
