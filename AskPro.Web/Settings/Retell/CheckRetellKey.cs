using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.Retell;

/// <summary>Asks Retell about a stored key again.</summary>
internal static class CheckRetellKey
{
    public const string Done = "geprueft";

    private const string Unreadable = "retell_key_unreadable";

    public static async Task<IResult> SubmitAsync(Guid id, Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.CheckRetellKeyAsync(viewer.Token, id, cancel);
        if (result.Saved is not null)
            return new SeeOther(Notices.After(SettingsRoutes.Retell, Done));
        var code = result.Errors.Values.FirstOrDefault() ?? Unreadable;
        var page = await ShowRetell.RenderAsync(viewer, new Dictionary<string, string>(), new FailedCheck(id, code), null, api, hub, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
