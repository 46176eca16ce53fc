using AskPro.Web.Backend;
using AskPro.Web.Operators;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.FrontDoorTests;

/// <summary>The page that tries the front door, and how far the latest test came.</summary>
internal static class ShowTesting
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<TestingPage>> PageAsync(
        Viewer viewer, [AsParameters] TestingFilter filter, AskProApiClient api, CancellationToken cancel)
    {
        var test = filter.TestId is { } id ? await api.GetTestAsync(viewer.Token, id, cancel) : null;
        return await PageAsync(viewer, filter, test, null, NoErrors, api, cancel);
    }

    /// <summary>The page with what was typed and why nothing was sent.</summary>
    public static async Task<RazorComponentResult<TestingPage>> RefusedAsync(
        Viewer viewer, TestingFilter filter, string? typed, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var page = await PageAsync(viewer, filter, null, typed, errors, api, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    public static async Task<RazorComponentResult<TestResult>> ResultAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Test = await api.GetTestAsync(viewer.Token, id, cancel) });

    private static async Task<RazorComponentResult<TestingPage>> PageAsync(
        Viewer viewer, TestingFilter filter, FrontDoorTestAnswer? test, string? typed, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var draft = filter.CompanyId is { } company ? await api.GetTestDraftAsync(viewer.Token, company, filter.Template, filter.EventId, cancel) : null;
        var found = await api.GetCompaniesAsync(viewer.Token, new CompanyFilter(filter.Search, null), null, cancel);
        var companies = found.Items.Select(row => (row.Id, row.Name)).ToList();
        if (draft is not null && companies.All(row => row.Id != draft.CompanyId)) companies.Insert(0, (draft.CompanyId, draft.CompanyName));
        return new(new { Viewer = viewer, Filter = filter, Companies = companies, Draft = draft, Test = test, Typed = typed, Errors = errors });
    }
}
