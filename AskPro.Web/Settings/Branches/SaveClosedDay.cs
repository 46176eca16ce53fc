using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Branches;

/// <summary>Closes a branch for a day, or lets it follow its opening hours again.</summary>
internal static class SaveClosedDay
{
    /// <summary>Name of the button that takes the closing back.</summary>
    public const string Reopen = "oeffnen";

    public static async Task<IResult> SubmitAsync(
        Guid id,
        Viewer viewer,
        [FromForm] string? date,
        [FromForm] string? reason,
        [FromForm] uint version,
        [FromForm(Name = Reopen)] string? reopen,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var opens = !string.IsNullOrEmpty(reopen);
        var day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        // Without a day Api would open it again: not what was asked.
        var result = day is null && !opens
            ? new(null, new Dictionary<string, string> { ["date"] = "required" }, false)
            : await api.CloseBranchAsync(viewer.Token, id, opens ? null : day, reason, version, cancel);
        if (result.Saved is not null)
            return new SeeOther(ShowBranch.SavedUrl(id));
        return new RefusedBranch(viewer, hub.LastKnown(viewer.Company.Id), await api.GetBranchAsync(viewer.Token, id, cancel))
        {
            Errors = result.Errors,
            ChangedMeanwhile = result.ChangedMeanwhile,
            ClosedDate = date,
            ClosedReason = reason,
        }.ToResult();
    }
}
