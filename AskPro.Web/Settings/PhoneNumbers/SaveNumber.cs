using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.PhoneNumbers;

/// <summary>Saves what a number is called and where it belongs.</summary>
internal static class SaveNumber
{
    public static async Task<IResult> SubmitAsync(
        Guid id,
        Viewer viewer,
        [FromForm] string? label,
        [FromForm] string? branchId,
        [FromForm] uint version,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var form = new NumberForm(null, label, FormId.Of(branchId), version);
        var result = await api.ChangeNumberAsync(viewer.Token, id, form, cancel);
        return result.Saved is not null
            ? new SeeOther($"{SettingsRoutes.Numbers}/{id:D}?{Companies.ShowCompany.SavedParameter}=1")
            : await RefusedAsync(id, viewer, form, result.Errors, api, hub, cancel);
    }

    /// <summary>The page again: with the errors, or beside what somebody else saved in between.</summary>
    public static async Task<IResult> RefusedAsync(
        Guid id,
        Viewer viewer,
        NumberForm? form,
        IReadOnlyDictionary<string, string> errors,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var stored = await api.GetNumberAsync(viewer.Token, id, cancel);
        var changedMeanwhile = errors.Count == 0;
        form ??= NumberForm.Of(stored.Number);
        var shown = changedMeanwhile ? form with { Version = stored.Number.Version } : form;
        return RefusedForm.Page<NumberPage>(viewer, hub, stored, shown, errors, changedMeanwhile);
    }
}
