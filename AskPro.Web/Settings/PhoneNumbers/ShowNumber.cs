using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>One number of the company.</summary>
internal static class ShowNumber
{
    public static async Task<RazorComponentResult<NumberPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = Companies.ShowCompany.SavedParameter)] string? saved, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var stored = await api.GetNumberAsync(viewer.Token, id, cancel);
        return new(new { Viewer = viewer, Seq = seq, Stored = stored, Form = NumberForm.Of(stored.Number), WasSaved = saved is not null });
    }
}
