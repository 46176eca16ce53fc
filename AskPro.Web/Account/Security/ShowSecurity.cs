using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account.Security;

/// <summary>Passkeys, authenticator app and recovery codes of the person.</summary>
internal static class ShowSecurity
{
    public static async Task<RazorComponentResult<SecurityPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = ShowAccount.DoneParameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var ways = await api.GetSecurityAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Ways = ways, Message = Sentence(done) });
    }

    /// <summary>The page with a name that cannot be saved, and why.</summary>
    public static async Task<RazorComponentResult<SecurityPage>> RefusedAsync(
        Viewer viewer, string id, string? name, string? error, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var ways = await api.GetSecurityAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Ways = ways, RefusedId = id, RefusedName = name, Error = error })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }

    public static SeeOther Done(string what) => new($"{SecurityRoutes.Path}?{ShowAccount.DoneParameter}={what}");

    private static string? Sentence(string? done) => done switch
    {
        "passkey" => Words.PasskeyAdded,
        "passkey-name" => Words.NameSaved,
        "passkey-weg" => Words.PasskeyRemoved,
        "app-aus" => Words.AppIsOff,
        _ => null,
    };
}
