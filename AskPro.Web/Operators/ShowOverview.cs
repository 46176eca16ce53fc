using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>One company: how it stands, and what an operator can do about it.</summary>
internal static class ShowOverview
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<OverviewPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, CancellationToken cancel) =>
        Page(viewer, await api.GetCompanyOverviewAsync(viewer.Token, id, cancel), new TypedForm(""), NoErrors, null, done, StatusCodes.Status200OK);

    /// <summary>The page with what was typed and why it is not done.</summary>
    public static async Task<RazorComponentResult<OverviewPage>> RefusedAsync<T>(
        Guid id, Viewer viewer, TypedForm typed, SaveResult<T> result, AskProApiClient api, CancellationToken cancel)
        where T : class =>
        Page(viewer, await api.GetCompanyOverviewAsync(viewer.Token, id, cancel), typed, result.Errors, null, null,
            result.ChangedMeanwhile ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);

    /// <inheritdoc cref="RefusedAsync{T}"/>
    /// <param name="code">Why, when no field says it; a code of Api.</param>
    public static async Task<RazorComponentResult<OverviewPage>> RefusedAsync(
        Guid id, Viewer viewer, TypedForm typed, IReadOnlyDictionary<string, string> errors, string? code, AskProApiClient api, CancellationToken cancel) =>
        Page(viewer, await api.GetCompanyOverviewAsync(viewer.Token, id, cancel), typed, errors, code, null, StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<OverviewPage> Page(
        Viewer viewer, CompanyOverviewAnswer overview, TypedForm typed, IReadOnlyDictionary<string, string> errors, string? code, string? done, int status) =>
        new(new { Viewer = viewer, Overview = overview, Typed = typed, Errors = errors, Code = code, Done = done, ChangedMeanwhile = status == StatusCodes.Status409Conflict })
        {
            StatusCode = status,
        };
}
