using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Settings;

/// <summary>The page of a form again that was not saved: with the errors, or beside what somebody else saved in between.</summary>
internal static class RefusedForm
{
    /// <param name="viewer">Who sent it.</param>
    /// <param name="hub">Where the page's live part goes on.</param>
    /// <param name="stored">What Api has now.</param>
    /// <param name="form">What stands in the fields; with the version that was just read when <paramref name="changedMeanwhile"/>, so that it replaces what the other one wrote when it is sent again.</param>
    /// <param name="errors">Codes by field.</param>
    /// <param name="changedMeanwhile">Whether somebody else was faster.</param>
    public static RazorComponentResult<TPage> Page<TPage>(
        Viewer viewer, FeedHub hub, object stored, object form, IReadOnlyDictionary<string, string> errors, bool changedMeanwhile)
        where TPage : IComponent => new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Stored = stored,
            Form = form,
            Errors = errors,
            ChangedMeanwhile = changedMeanwhile,
        })
        {
            StatusCode = changedMeanwhile ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
        };
}
