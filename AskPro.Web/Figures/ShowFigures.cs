using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Health;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Figures;

/// <summary>Figures for operators (Kennzahlen).</summary>
internal static class ShowFigures
{
    public const string Path = $"{HealthRoutes.Section}/kennzahlen";
    public const string DaysParameter = "tage";

    /// <summary>How many days may be looked at; the first is the last 24 hours.</summary>
    public static readonly IReadOnlyList<int> Lengths = [1, 7, 30];

    public static void MapFigures(this IEndpointRouteBuilder app) => app.MapGet(Path, PageAsync).Needs(Rights.Operator);

    private static async Task<RazorComponentResult<FiguresPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = DaysParameter)] string? typed, AskProApiClient api, CancellationToken cancel)
    {
        var days = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && Lengths.Contains(length) ? length : Lengths[0];
        return new(new { Viewer = viewer, Days = days, Figures = await api.GetFiguresAsync(viewer.Token, days, cancel) });
    }
}
