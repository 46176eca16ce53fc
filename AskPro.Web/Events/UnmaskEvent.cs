using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Events;

/// <summary>Shows what an event says, this once: it is kept nowhere, so a second request cannot show it and no redirect follows.</summary>
internal static class UnmaskEvent
{
    public static async Task<RazorComponentResult<EventPage>> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] string? unmaskReason, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        var result = await api.UnmaskAsync(viewer.Token, id, unmaskReason, cancel);
        context.Response.Headers.CacheControl = "no-store";
        var page = await ShowEvents.UnmaskedAsync(id, viewer, result.Saved, unmaskReason, result.Errors.GetValueOrDefault("reason"), api, cancel);
        if (result.Saved is null)
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
