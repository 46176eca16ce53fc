namespace AskPro.Worker.Alarms;

internal static class AlarmRegistration
{
    /// <summary>Raises alarms by what Api and Worker measure. Needs the data source and the key ring; the pump of the mails tells them.</summary>
    public static IHostApplicationBuilder AddAlarms(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<AlarmOptions>(AlarmOptions.Section);
        builder.AddValidatedOptions<AlarmPageOptions>(AlarmPageOptions.Section);
        builder.Services.AddSingleton<AlarmTexts>();
        builder.Services.AddSingleton<AlarmMails>();
        builder.Services.AddSingleton<AlarmMessages>();
        builder.Services.AddSingleton<AlarmWatch>();
        builder.Services.AddHostedService<AlarmLoop>();
        return builder;
    }
}
