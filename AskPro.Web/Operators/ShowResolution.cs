using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>Which company a number reaches, and why.</summary>
internal static class ShowResolution
{
    public static RazorComponentResult<ResolutionPage> Page(Viewer viewer) => new(new { Viewer = viewer });

    public static async Task<RazorComponentResult<ResolutionPage>> AnswerAsync(Viewer viewer, [FromForm] string? asked, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Asked = asked, Resolution = await api.ResolveForOperatorsAsync(viewer.Token, asked, cancel) });
}
