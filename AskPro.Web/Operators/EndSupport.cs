using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;

namespace AskPro.Web.Operators;

/// <summary>Leaves the company before the time is over; the session goes on without it.</summary>
internal static class EndSupport
{
    public static async Task<SeeOther> SubmitAsync(Guid id, Viewer viewer, AskProApiClient api, FeedHub hub, HttpContext context, CancellationToken cancel)
    {
        await api.EndOwnSupportAsync(viewer.Token, id, cancel);
        hub.EndSession(viewer.Token);
        await ViewerRefresh.ReadAgainAsync(context, viewer);
        return new SeeOther(Notices.After(OperatorRoutes.Path, OperatorRoutes.SupportOver));
    }
}
