using AskPro.ServiceDefaults.Cache;
using AskPro.ServiceDefaults.LogStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        builder.Services.AddSingleton<LogTable>();
        builder.Services.AddSingleton<ILogSink>(services => services.GetRequiredService<LogTable>());
        return builder.AddLogCapture();
    }

    /// <summary>The same for a process without a right to the table: over the cache, which it needs, and the Worker.</summary>
    public static IHostApplicationBuilder AddForwardedLogStore(this IHostApplicationBuilder builder)
    {
        builder.AddLogList();
        builder.Services.AddSingleton<ILogSink>(services => services.GetRequiredService<LogList>());
        return builder.AddLogCapture();
    }

    /// <summary>The lists of log records in the cache. Needs it, and the log store.</summary>
    internal static IHostApplicationBuilder AddLogList(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<EntrySeal>();
        builder.Services.AddSingleton<ForwardedLogCodec>();
        builder.Services.AddSingleton<LogList>();
        return builder;
    }

    private static IHostApplicationBuilder AddLogCapture(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<LogStoreOptions>(LogStoreOptions.Section);
        builder.Services.AddSingleton<LogMetrics>();
        builder.Services.AddSingleton<LogQueue>();
        builder.Services.AddSingleton<LogOrigin>();
        builder.Services.AddSingleton<LogCapture>();
        builder.Services.AddHostedService<LogWriter>();
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logging => logging.AddProcessor<LogCapture>());
        return builder;
    }
}
