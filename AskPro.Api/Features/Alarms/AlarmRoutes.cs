namespace AskPro.Api.Features.Alarms;

/// <summary>Rules, channels and history of the alarms, for operators.</summary>
internal static class AlarmRoutes
{
    internal static void AddAlarms(this IServiceCollection services)
    {
        services.AddScoped<AlarmReader>();
        services.AddScoped<AlarmMutes>();
        services.AddScoped<ChannelTests>();
        services.AddScoped<AlarmInput>();
    }

    internal static void MapAlarms(this RouteGroupBuilder operators)
    {
        var alarms = operators.MapGroup("/alarms");
        alarms.AddEndpointFilter(AlarmTurn.TakeAsync);
        alarms.MapGetAlarms();
        alarms.MapListAlarmHistory();
        alarms.MapAddAlarmRule();
        alarms.MapChangeAlarmRule();
        alarms.MapRemoveAlarmRule();
        alarms.MapMuteAlarmRule();
        alarms.MapUnmuteAlarmRule();
        alarms.MapAddAlarmChannel();
        alarms.MapRemoveAlarmChannel();
        alarms.MapTestAlarmChannel();
        alarms.MapRenewAlarmSecret();
    }
}
