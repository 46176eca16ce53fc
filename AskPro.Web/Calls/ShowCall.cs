using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Calls;

/// <summary>One call, as a page and as the fragment that follows it while it runs.</summary>
internal static class ShowCall
{
    public static async Task<IResult> PageAsync(
        Viewer viewer, Guid id, AskProApiClient api, FeedHub hub, TimeProvider clock, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var call = await api.GetCallAsync(viewer.Token, id, cancel);
        return call is null
            ? TypedResults.StatusCode(StatusCodes.Status404NotFound)
            : new RazorComponentResult<CallPage>(new { Viewer = viewer, Call = call, ReadAt = clock.GetUtcNow(), Seq = seq });
    }

    public static async Task<IResult> FragmentAsync(
        Viewer viewer, Guid id, AskProApiClient api, TimeProvider clock, CancellationToken cancel)
    {
        var call = await api.GetCallAsync(viewer.Token, id, cancel);
        return call is null
            ? TypedResults.StatusCode(StatusCodes.Status404NotFound)
            : new RazorComponentResult<CallDetail>(new { Viewer = viewer, Call = call, ReadAt = clock.GetUtcNow() });
    }
}
