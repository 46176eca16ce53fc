using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Alarms;

/// <summary>Adds a channel or removes one.</summary>
internal static class ChangeChannels
{
    public static async Task<IResult> AddAsync(
        Viewer viewer, [FromForm] string? name, [FromForm] string? kind, [FromForm] string? address, [FromForm] string? url, [FromForm] string? language, AskProApiClient api,
        HttpContext context, CancellationToken cancel)
    {
        var form = new ChannelForm(name, address, language, kind, url);
        var result = await api.AddAlarmChannelAsync(viewer.Token, form, cancel);
        return result.Saved switch
        {
            null => await ShowAlarms.RefusedAsync(viewer, form, result.Errors, api, cancel),
            { Secret: null } => new SeeOther(Notices.After(AlarmRoutes.Path, Notices.Added)),
            { } made => await MadeAsync(viewer, made, api, context, cancel),
        };
    }

    public static async Task<IResult> RenewAsync(Guid id, Viewer viewer, AskProApiClient api, HttpContext context, CancellationToken cancel) =>
        (await api.RenewAlarmSecretAsync(viewer.Token, id, cancel)).Saved is { } made
            ? await MadeAsync(viewer, made, api, context, cancel)
            : new SeeOther(Notices.After(AlarmRoutes.Path, AlarmRoutes.Late));

    /// <summary>A page instead of a redirect: the secret is kept nowhere in clear, so it cannot be shown by a second request.</summary>
    private static async Task<IResult> MadeAsync(Viewer viewer, AlarmChannelMadeAnswer made, AskProApiClient api, HttpContext context, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await ShowAlarms.MadeAsync(viewer, made, api, cancel);
    }

    public static async Task<IResult> TestAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new SeeOther($"{Notices.After(AlarmRoutes.Path, await api.TestAlarmChannelAsync(viewer.Token, id, cancel) ? AlarmRoutes.Tested : AlarmRoutes.TooSoon)}#kanaele");

    public static async Task<IResult> RemoveAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new SeeOther(Notices.After(AlarmRoutes.Path, await api.RemoveAlarmChannelAsync(viewer.Token, id, cancel) is null ? Notices.Removed : AlarmRoutes.InUse));
}
