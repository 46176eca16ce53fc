using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Team;

/// <summary>One person of the company.</summary>
internal static class ShowMember
{
    public static async Task<RazorComponentResult<MemberPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = Companies.ShowCompany.SavedParameter)] string? saved, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var stored = await api.GetMemberAsync(viewer.Token, id, cancel);
        return new(new { Viewer = viewer, Seq = seq, Stored = stored, Form = MemberForm.Of(stored.Member), WasSaved = saved is not null });
    }
}
