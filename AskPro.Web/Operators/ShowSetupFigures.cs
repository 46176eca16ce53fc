using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Operators;

/// <summary>Where companies stop while they are being set up.</summary>
internal static class ShowSetupFigures
{
    public static async Task<RazorComponentResult<SetupFiguresPage>> PageAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, (await api.GetSetupFiguresAsync(viewer.Token, cancel)).Steps });
}
