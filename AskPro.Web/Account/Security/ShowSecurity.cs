using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account.Security;

/// <summary>Authenticator app and recovery codes of the person.</summary>
internal static class ShowSecurity
{
    public static async Task<RazorComponentResult<SecurityPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = ShowAccount.DoneParameter)] string? done, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var ways = await api.GetSecurityAsync(viewer.Token, cancel);
        return new(new { Viewer = viewer, Seq = seq, Ways = ways, Message = Sentence(done) });
    }

    public static SeeOther Done(string what) => new($"{SecurityRoutes.Path}?{ShowAccount.DoneParameter}={what}");

    private static string? Sentence(string? done) => done switch
    {
        "app-aus" => Words.AppIsOff,
        _ => null,
    };
}
