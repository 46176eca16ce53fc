using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Account;

/// <summary>Asks for a link to a new address; nothing changes before it is used.</summary>
internal static class SaveEmail
{
    public static async Task<IResult> SubmitAsync(Viewer viewer, [FromForm] string? email, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.AskForEmailChangeAsync(viewer.Token, email, cancel);
        if (result.Answer is not null)
            return ShowAccount.Done("e-mail");
        var errors = result.Code is null ? result.Errors : new Dictionary<string, string> { ["email"] = result.Code };
        return await ShowAccount.RefusedAsync(viewer, viewer.DisplayName, errors, api, hub, cancel, email);
    }
}
