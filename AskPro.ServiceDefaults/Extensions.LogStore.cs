using AskPro.ServiceDefaults.LogStore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    /// <summary>
    /// Keeps log records in the database, for the page <em>Protokoll</em>. Needs the data source. Called before other background work is
    /// added: what is added first stops last, and its last lines are kept too.
    /// </summary>
    public static IHostApplicationBuilder AddLogStore(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<LogStoreOptions>(LogStoreOptions.Section);
        builder.Services.AddSingleton<LogQueue>();
        builder.Services.AddSingleton<LogTable>();
        builder.Services.AddSingleton<LogOrigin>();
        builder.Services.AddSingleton<LogCapture>();
        builder.Services.AddHostedService<LogWriter>();
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logging => logging.AddProcessor<LogCapture>());
        return builder;
    }
}
