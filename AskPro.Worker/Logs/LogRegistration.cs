using AskPro.Data.Logs;

namespace AskPro.Worker.Logs;

internal static class LogRegistration
{
    /// <summary>Collects log records of Web and forgets those that are old or too many. Needs the data source, the cache and the log store.</summary>
    public static IHostApplicationBuilder AddLogUpkeep(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<LogOptions>(LogOptions.Section);
        builder.Services.AddSingleton<LogArchive>();
        builder.Services.AddSingleton<LogUpkeep>();
        builder.Services.AddHostedService<LogUpkeepLoop>();
        builder.AddLogList();
        builder.Services.AddSingleton<WebLogCollector>();
        builder.Services.AddHostedService<WebLogLoop>();
        return builder;
    }
}
