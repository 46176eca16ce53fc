using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Alarms;

/// <summary>Adds a channel or removes one.</summary>
internal static class ChangeChannels
{
    public static async Task<IResult> AddAsync(
        Viewer viewer, [FromForm] string? name, [FromForm] string? address, [FromForm] string? language, AskProApiClient api, CancellationToken cancel)
    {
        var form = new ChannelForm(name, address, language);
        var result = await api.AddAlarmChannelAsync(viewer.Token, form, cancel);
        return result.Saved is null
            ? await ShowAlarms.RefusedAsync(viewer, form, result.Errors, api, cancel)
            : new SeeOther(Notices.After(AlarmRoutes.Path, Notices.Added));
    }

    public static async Task<IResult> TestAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new SeeOther($"{Notices.After(AlarmRoutes.Path, await api.TestAlarmChannelAsync(viewer.Token, id, cancel) ? AlarmRoutes.Tested : AlarmRoutes.TooSoon)}#kanaele");

    public static async Task<IResult> RemoveAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new SeeOther(Notices.After(AlarmRoutes.Path, await api.RemoveAlarmChannelAsync(viewer.Token, id, cancel) is null ? Notices.Removed : AlarmRoutes.InUse));
}
