using AskPro.Data.Logs;

namespace AskPro.Worker.Logs;

internal static class LogRegistration
{
    /// <summary>Forgets log records that are old or too many. Needs the data source.</summary>
    public static IHostApplicationBuilder AddLogUpkeep(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<LogOptions>(LogOptions.Section);
        builder.Services.AddSingleton<LogArchive>();
        builder.Services.AddSingleton<LogUpkeep>();
        builder.Services.AddHostedService<LogUpkeepLoop>();
        return builder;
    }
}
