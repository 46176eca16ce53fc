using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Setup;

/// <summary>The way into the set-up, and what its steps have in common.</summary>
internal static class ShowSetup
{
    /// <summary>Goes on where the company stopped.</summary>
    public static async Task<IResult> GoOnAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new SeeOther(SetupPaths.Of((await api.GetSetupAsync(viewer.Token, cancel)).Next));

    public static async Task<RazorComponentResult<AccountStep>> AccountAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        new(new { Viewer = viewer, Seq = hub.LastKnown(viewer.Company.Id), Setup = await OpenAsync(viewer, Steps.Account, api, cancel) });

    public static async Task<RazorComponentResult<NotificationsStep>> NotificationsAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        new(new { Viewer = viewer, Seq = hub.LastKnown(viewer.Company.Id), Setup = await OpenAsync(viewer, Steps.Notifications, api, cancel) });

    /// <summary>Through with a step that has nothing to be typed.</summary>
    public static Func<Viewer, AskProApiClient, CancellationToken, Task<IResult>> Finish(string step) => async (viewer, api, cancel) =>
    {
        await api.MarkStepAsync(viewer.Token, step, Steps.Done, cancel);
        return new SeeOther(SetupPaths.After(step));
    };

    /// <summary>Leaves a step out for now.</summary>
    public static Func<Viewer, AskProApiClient, CancellationToken, Task<IResult>> Skip(string step) => async (viewer, api, cancel) =>
    {
        await api.MarkStepAsync(viewer.Token, step, Steps.Skipped, cancel);
        return new SeeOther(SetupPaths.After(step));
    };

    /// <summary>Notes that a step was opened, and reads how far the company is.</summary>
    internal static async Task<SetupAnswer> OpenAsync(Viewer viewer, string step, AskProApiClient api, CancellationToken cancel) =>
        (await api.MarkStepAsync(viewer.Token, step, Steps.Opened, cancel)).Saved ?? await api.GetSetupAsync(viewer.Token, cancel);
}
