using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>Whether calls to a number reach the company, and why.</summary>
internal static class ResolveNumber
{
    public const string Path = SettingsRoutes.Numbers + "/zuordnung";

    public static async Task<RazorComponentResult<NumbersPage>> AnswerAsync(
        Viewer viewer, [FromForm] string? asked, AskProApiClient api, FeedHub hub, CancellationToken cancel) => new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            List = await api.GetNumbersAsync(viewer.Token, cancel),
            Asked = asked,
            Resolution = await api.ResolveNumberAsync(viewer.Token, asked, cancel),
        });
}
