using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account;

/// <summary>Signs the person out elsewhere.</summary>
internal static class EndSessions
{
    public static async Task<SeeOther> SubmitAsync(Viewer viewer, [FromForm] Guid id, AskProApiClient api, CancellationToken cancel)
    {
        await api.EndSessionAsync(viewer.Token, id, cancel);
        return ShowAccount.Done("sitzung");
    }

    public static async Task<SeeOther> SubmitOthersAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        await api.EndOtherSessionsAsync(viewer.Token, cancel);
        return ShowAccount.Done("sitzungen");
    }
}
