using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Alarms;

/// <summary>Mutes a rule, or ends that.</summary>
internal static class MuteRule
{
    public static async Task<IResult> SubmitAsync(
        Guid id, Viewer viewer, [FromForm] string? minutes, [FromForm] string? until, [FromForm] string? reason, AskProApiClient api, CancellationToken cancel)
    {
        var form = new MuteForm(minutes, until, reason);
        var result = await api.MuteAlarmRuleAsync(viewer.Token, id, form.Wish(viewer.Company.TimeZone), cancel);
        return result.Saved is not null ? new SeeOther(Notices.After(AlarmRoutes.Path, AlarmRoutes.Muted))
            : result.ChangedMeanwhile ? new SeeOther(Notices.After(AlarmRoutes.Path, AlarmRoutes.Late))
            : await ChangeRule.RefusedMuteAsync(id, viewer, form, result.Errors, api, cancel);
    }

    public static async Task<IResult> EndAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new SeeOther(Notices.After(AlarmRoutes.Path, await api.UnmuteAlarmRuleAsync(viewer.Token, id, cancel) is null ? AlarmRoutes.Unmuted : AlarmRoutes.Late));
}
