using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Logs;

/// <summary>The page and, while it follows, the list alone.</summary>
internal static class ShowLogs
{
    private const int PageSize = 100;

    public static async Task<RazorComponentResult<LogsPage>> PageAsync(
        Viewer viewer, [AsParameters] LogFilter filter, [FromQuery(Name = LogFilter.BeforeParameter)] string? before, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Filter = filter, Found = await FindAsync(viewer, filter, before, api, cancel), Before = before });

    public static async Task<RazorComponentResult<LogList>> ListAsync(
        Viewer viewer, [AsParameters] LogFilter filter, [FromQuery(Name = LogFilter.BeforeParameter)] string? before, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Filter = filter, Found = await FindAsync(viewer, filter, before, api, cancel), Before = before });

    private static async Task<LogListAnswer?> FindAsync(Viewer viewer, LogFilter filter, string? before, AskProApiClient api, CancellationToken cancel) =>
        filter.Errors.Count > 0
            ? new([], null, null, null)
            : await api.GetLogsAsync(viewer.Token, filter.Query(viewer.Company.TimeZone, string.IsNullOrEmpty(before) ? null : before, PageSize), cancel);
}
