using AskPro.Web.Account;
using AskPro.Web.Backend;
using AskPro.Web.Live;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Sessions;

/// <summary>Goes on in another company of the person: a new session, and the streams of the old one end at once.</summary>
internal static class SwitchCompany
{
    public const string Path = "/betrieb-wechseln";

    public static async Task<SeeOther> SubmitAsync(
        Viewer viewer, [FromForm] Guid companyId, AskProApiClient api, FeedHub hub, HttpContext context, TimeProvider clock, CancellationToken cancel)
    {
        if (companyId == viewer.Company.Id)
            return new SeeOther("/");
        if (await api.SwitchCompanyAsync(viewer.Token, companyId, cancel) is not { } answer)
        {
            await ViewerRefresh.ReadAgainAsync(context, viewer);
            return ShowAccount.Done(ShowAccount.NoMember);
        }
        await SessionCookie.BeginAsync(context, answer, clock.GetUtcNow());
        hub.EndSession(viewer.Token);
        return new SeeOther("/");
    }
}
