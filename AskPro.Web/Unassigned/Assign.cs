using AskPro.Web.Backend;
using AskPro.Web.Operators;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Unassigned;

/// <summary>Assigns a call, or all that wait for the same.</summary>
internal static class Assign
{
    public const string OneCall = "call";
    public const string AllAlike = "all";

    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] string? companyId, [FromForm] string? scope, [FromForm] string? reason,
        [FromForm(Name = CompanyFilter.SearchParameter)] string? search, AskProApiClient api, CancellationToken cancel)
    {
        var form = new AssignmentForm(FormId.Of(companyId), scope, reason);
        var result = await api.AssignAsync(viewer.Token, id, form, cancel);
        if (result.Errors.Count > 0)
            return await ShowUnassigned.RefusedAsync(id, viewer, search, form, result.Errors, api, cancel);
        return new SeeOther(Notices.After(UnassignedRoutes.Path, result.ChangedMeanwhile ? UnassignedRoutes.Meanwhile : UnassignedRoutes.Assigned));
    }
}
