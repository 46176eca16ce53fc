using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>All companies with their state and counts.</summary>
internal static class ShowCompanies
{
    public static async Task<RazorComponentResult<CompaniesPage>> PageAsync(
        Viewer viewer,
        [FromQuery(Name = CompanyFilter.SearchParameter)] string? search,
        [FromQuery(Name = CompanyFilter.StateParameter)] string? state,
        [FromQuery(Name = CompanyFilter.AfterParameter)] string? after,
        [FromQuery(Name = Notices.Parameter)] string? done,
        AskProApiClient api,
        CancellationToken cancel)
    {
        var filter = new CompanyFilter(search, string.IsNullOrEmpty(state) ? null : state);
        var found = await api.GetCompaniesAsync(viewer.Token, filter, FormId.Of(after), cancel);
        return new(new { Viewer = viewer, Companies = found.Items, Next = found.NextCursor, Filter = filter, Done = done });
    }
}
