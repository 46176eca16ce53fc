using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Alarms;

/// <summary>Rules, channels and history.</summary>
internal static class ShowAlarms
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<RazorComponentResult<AlarmsPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = AlarmRoutes.BeforeParameter)] string? before, [FromQuery(Name = Notices.Parameter)] string? done, AskProApiClient api,
        CancellationToken cancel) =>
        ReadAsync(viewer, FormId.Of(before), done, new ChannelForm(), NoErrors, api, cancel);

    /// <summary>The page with what was typed for a channel and why it is not added.</summary>
    public static async Task<RazorComponentResult<AlarmsPage>> RefusedAsync(
        Viewer viewer, ChannelForm form, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel)
    {
        var page = await ReadAsync(viewer, null, null, form, errors, api, cancel);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <summary>The page with a secret that is shown this once.</summary>
    public static Task<RazorComponentResult<AlarmsPage>> MadeAsync(Viewer viewer, AlarmChannelMadeAnswer made, AskProApiClient api, CancellationToken cancel) =>
        ReadAsync(viewer, null, null, new ChannelForm(), NoErrors, api, cancel, made);

    private static async Task<RazorComponentResult<AlarmsPage>> ReadAsync(
        Viewer viewer, Guid? before, string? done, ChannelForm form, IReadOnlyDictionary<string, string> errors, AskProApiClient api, CancellationToken cancel,
        AlarmChannelMadeAnswer? made = null) =>
        new(new
        {
            Viewer = viewer, Found = await api.GetAlarmsAsync(viewer.Token, cancel), History = await api.GetAlarmHistoryAsync(viewer.Token, before, cancel), Done = done,
            Form = form, Errors = errors, Made = made,
        });
}
