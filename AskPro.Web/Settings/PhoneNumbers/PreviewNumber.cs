using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>What is understood of a number while it is typed.</summary>
internal static class PreviewNumber
{
    public const string Path = SettingsRoutes.Numbers + "/_vorschau";

    public static async Task<RazorComponentResult<NumberPreview>> FragmentAsync(
        Viewer viewer, [FromForm] string? number, AskProApiClient api, CancellationToken cancel) =>
        new(new { Reading = await api.ReadNumberAsync(viewer.Token, number, cancel) });
}
