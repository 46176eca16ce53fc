using AskPro.Web.Health;
using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Alarms;

/// <summary>Alarms (Alarme): rules, whom they are told, and when they fired; for operators.</summary>
internal static class AlarmRoutes
{
    public const string Path = $"{HealthRoutes.Section}/alarme";
    public const string New = $"{Path}/neu";
    public const string Channels = $"{Path}/kanaele";

    /// <summary>The next page of the history.</summary>
    public const string BeforeParameter = "vor";

    /// <summary>What the page says after a rule was changed.</summary>
    public const string Saved = "gespeichert";

    /// <summary>What it says after a rule was muted.</summary>
    public const string Muted = "stumm";

    /// <summary>What it says after the mute of a rule was ended.</summary>
    public const string Unmuted = "laut";

    /// <summary>What it says when somebody else was faster.</summary>
    public const string Late = "zuspaet";

    /// <summary>What it says after a test was asked for.</summary>
    public const string Tested = "getestet";

    /// <summary>What it says when a channel was tested just before.</summary>
    public const string TooSoon = "zubald";

    /// <summary>What it says when rules are told through the channel that was to go.</summary>
    public const string InUse = "benutzt";

    public static void MapAlarms(this IEndpointRouteBuilder app)
    {
        var alarms = app.MapGroup(Path).Needs(Rights.Operator);
        alarms.MapGet("", ShowAlarms.PageAsync);
        alarms.MapGet("/neu", ChangeRule.NewAsync);
        alarms.MapForm("/neu", ChangeRule.AddAsync).MayNeedStepUp(Acts.AddAlarmRule);
        alarms.MapGet("/{id:guid}", ChangeRule.ShowAsync);
        alarms.MapForm("/{id:guid}", ChangeRule.SubmitAsync).MayNeedStepUp(Acts.ChangeAlarmRule);
        alarms.MapForm("/{id:guid}/entfernen", ChangeRule.RemoveAsync).MayNeedStepUp(Acts.RemoveAlarmRule);
        alarms.MapForm("/{id:guid}/stumm", MuteRule.SubmitAsync).MayNeedStepUp(Acts.MuteAlarmRule);
        alarms.MapForm("/{id:guid}/laut", MuteRule.EndAsync);
        alarms.MapForm("/kanaele", ChangeChannels.AddAsync).MayNeedStepUp(Acts.AddAlarmChannel);
        alarms.MapForm("/kanaele/{id:guid}/schluessel", ChangeChannels.RenewAsync).MayNeedStepUp(Acts.RenewAlarmSecret);
        alarms.MapForm("/kanaele/{id:guid}/testen", ChangeChannels.TestAsync);
        alarms.MapForm("/kanaele/{id:guid}/entfernen", ChangeChannels.RemoveAsync).MayNeedStepUp(Acts.RemoveAlarmChannel);
    }
}
