using AskPro.Web.Backend;
using AskPro.Web.Operators;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Unassigned;

/// <summary>What is nobody's, and one group of it with whose it may be.</summary>
internal static class ShowUnassigned
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<UnassignedPage>> ListAsync(
        Viewer viewer, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, List = await api.GetUnassignedAsync(viewer.Token, cancel), Done = done });

    public static Task<RazorComponentResult<AssignPage>> PageAsync(
        Guid id, Viewer viewer, [FromQuery(Name = CompanyFilter.SearchParameter)] string? search, AskProApiClient api, CancellationToken cancel) =>
        ReadAsync(id, viewer, search, new AssignmentForm(), NoErrors, api, cancel);

    /// <summary>The page with what was typed and why it is not done.</summary>
    public static async Task<RazorComponentResult<AssignPage>> RefusedAsync(
        Guid id, Viewer viewer, string? search, AssignmentForm form, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var page = await ReadAsync(id, viewer, search, form, errors, api, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<RazorComponentResult<AssignPage>> ReadAsync(
        Guid id, Viewer viewer, string? search, AssignmentForm form, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var found = string.IsNullOrWhiteSpace(search) ? [] : (await api.GetCompaniesAsync(viewer.Token, new CompanyFilter(search, null), null, cancel)).Items;
        return new(new { Viewer = viewer, Id = id, Unassigned = await api.GetUnassignedAsync(viewer.Token, id, cancel), Search = search, Found = found, Form = form, Errors = errors });
    }
}
