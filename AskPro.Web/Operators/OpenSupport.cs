using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>
/// Goes into a company for support, in a new session. The streams of the old one end at their next look, not here: the page that sends
/// this form would load itself anew and never arrive.
/// </summary>
internal static class OpenSupport
{
    public const string What = "support-zugriff";

    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] string? reason, [FromForm] string? minutes, AskProApiClient api, HttpContext context,
        TimeProvider clock, CancellationToken cancel)
    {
        var typed = new TypedForm(What, reason, Minutes: minutes);
        int? length = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var result = await api.OpenSupportAsync(viewer.Token, id, reason, length, cancel);
        if (result.Saved is not { } answer)
            return await ShowOverview.RefusedAsync(id, viewer, typed, result, api, cancel);
        await SessionCookie.BeginAsync(context, answer, clock.GetUtcNow());
        return new SeeOther("/");
    }
}
