using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>
/// Goes to the page of a company where one of its lights is put right. Operators change nothing of a company from outside: the access that
/// they have is used, otherwise support access is opened, with its reason, in the company's sight.
/// </summary>
internal static class RepairLight
{
    public const string What = "reparieren";

    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] string? light, [FromForm] string? reason, [FromForm] string? minutes, AskProApiClient api, HttpContext context,
        TimeProvider clock, CancellationToken cancel)
    {
        var page = new SeeOther(MaturityWords.Repair(light));
        if (viewer.Company.Id == id)
            return page;
        // Also an access that was opened in another browser and that this cookie does not know of.
        if (await api.SwitchCompanyAsync(viewer.Token, id, cancel) is { } inside)
        {
            await SessionCookie.BeginAsync(context, inside, clock.GetUtcNow());
            return page;
        }
        int? length = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var result = await api.OpenSupportAsync(viewer.Token, id, reason, length, cancel);
        if (result.Saved is not { } answer)
            return await ShowOverview.RefusedAsync(id, viewer, new TypedForm(OpenSupport.What, reason, Minutes: minutes), result, api, cancel);
        await SessionCookie.BeginAsync(context, answer, clock.GetUtcNow());
        return page;
    }
}
