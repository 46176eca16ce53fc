using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings.Branches;
using AskPro.Web.Settings.Companies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Setup;

/// <summary>Step „Ihr Betrieb": the company's name and where its first branch is; the branch gets the company's name when there is none yet.</summary>
internal static class CompanyStepActs
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static async Task<RazorComponentResult<CompanyStep>> ShowAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var (stored, branch) = await ReadAsync(viewer, api, cancel);
        return await PageAsync(viewer, new(stored.Name, branch?.Region, stored.Version, branch?.Version ?? 0), NoErrors, false, api, hub, cancel);
    }

    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string? name, [FromForm] string? region, [FromForm] uint version, [FromForm] uint branchVersion, AskProApiClient api, FeedHub hub, HttpContext context,
        CancellationToken cancel)
    {
        var form = new CompanyStepForm(name, region, version, branchVersion);
        if (string.IsNullOrEmpty(region))
            return await RefusedAsync(viewer, form, new Dictionary<string, string> { ["region"] = "required" }, false, api, hub, cancel);
        var (stored, branch) = await ReadAsync(viewer, api, cancel);
        // The branch first: who may not change it changes nothing.
        var placed = await PlaceAsync(viewer, name, branch, form, api, cancel);
        if (placed.Saved is not { } place)
            return await RefusedAsync(viewer, placed.ChangedMeanwhile ? Newest(form, stored, branch) : form, placed.Errors, placed.ChangedMeanwhile, api, hub, cancel);
        var renamed = await api.ChangeCompanyAsync(viewer.Token, new CompanyForm(name, stored.TimeZone, stored.Language, version), cancel);
        form = form with { BranchVersion = place.Branch.Version };
        if (renamed.Saved is null)
            return await RefusedAsync(viewer, renamed.ChangedMeanwhile ? Newest(form, stored, place.Branch) : form, renamed.Errors, renamed.ChangedMeanwhile, api, hub, cancel);
        await ViewerRefresh.ReadAgainAsync(context, viewer);
        await api.MarkStepAsync(viewer.Token, Steps.Company, Steps.Done, cancel);
        return new SeeOther(SetupPaths.After(Steps.Company));
    }

    // Sent again, it replaces what the other one wrote: by then it has been read.
    private static CompanyStepForm Newest(CompanyStepForm form, CompanySettingsAnswer stored, BranchRowAnswer? branch) =>
        form with { Version = stored.Version, BranchVersion = branch?.Version ?? 0 };

    private static async Task<SaveResult<BranchDetailAnswer>> PlaceAsync(
        Viewer viewer, string? name, BranchRowAnswer? branch, CompanyStepForm form, AskProApiClient api, CancellationToken cancel)
    {
        if (branch is null)
            return await api.AddBranchAsync(viewer.Token, name, form.Region, cancel);
        var stored = await api.GetBranchAsync(viewer.Token, branch.Id, cancel);
        return await api.ChangeBranchAsync(viewer.Token, branch.Id, BranchForm.Of(stored) with { Region = form.Region, Version = form.BranchVersion }, cancel);
    }

    private static async Task<(CompanySettingsAnswer Company, BranchRowAnswer? Branch)> ReadAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        var company = await api.GetCompanyAsync(viewer.Token, cancel);
        var branches = await api.GetBranchesAsync(viewer.Token, cancel);
        return (company, branches.Items is [var first, ..] ? first : null);
    }

    private static async Task<IResult> RefusedAsync(
        Viewer viewer, CompanyStepForm form, IReadOnlyDictionary<string, string> errors, bool changedMeanwhile, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var page = await PageAsync(viewer, form, errors, changedMeanwhile, api, hub, cancel);
        page.StatusCode = changedMeanwhile ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<RazorComponentResult<CompanyStep>> PageAsync(
        Viewer viewer, CompanyStepForm form, IReadOnlyDictionary<string, string> errors, bool changedMeanwhile, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Setup = await ShowSetup.OpenAsync(viewer, Steps.Company, api, cancel),
            Form = form,
            Errors = errors,
            ChangedMeanwhile = changedMeanwhile,
        });
}
