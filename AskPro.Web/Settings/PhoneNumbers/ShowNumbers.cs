using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>The company's numbers and the form for another one.</summary>
internal static class ShowNumbers
{
    public static async Task<RazorComponentResult<NumbersPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        return new(new { Viewer = viewer, Seq = seq, List = await api.GetNumbersAsync(viewer.Token, cancel), Done = done });
    }
}
