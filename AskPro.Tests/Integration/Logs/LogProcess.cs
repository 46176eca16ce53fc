using AskPro.ServiceDefaults.LogStore;
using AskPro.Worker.Logs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AskPro.Tests.Integration.Logs;

/// <summary>A process that keeps its log records; it writes when the test says so.</summary>
internal sealed class LogProcess : IDisposable
{
    /// <summary>Settings of a process whose cache may be slow but is there; one that is away refuses at once all the same.</summary>
    public static readonly (string Key, string Value)[] PatientCache = [("Cache:ConnectTimeoutMilliseconds", "30000"), ("Cache:CommandTimeoutMilliseconds", "30000")];

    private readonly IHost _host;

    /// <param name="connectionString">Of the role of the service that the process is, because no other may log under its name.</param>
    /// <param name="settings">Other configuration.</param>
    public LogProcess(string connectionString, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = $"AskPro.{new NpgsqlConnectionStringBuilder(connectionString).Username!["askpro_".Length..]}" });
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("ConnectionStrings:askpro", connectionString)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        if (builder.Configuration.GetConnectionString("cache") is not null) builder.AddAskProCache();
        if (builder.Environment.ApplicationName is "AskPro.web")
            builder.AddForwardedLogStore();
        else
            builder.AddLogStore();
        if (builder.Environment.ApplicationName is "AskPro.worker" && builder.Configuration.GetConnectionString("cache") is not null) builder.AddLogUpkeep();
        _host = builder.Build();
        Writer = _host.Services.GetServices<IHostedService>().OfType<LogWriter>().Single();
    }

    public LogWriter Writer { get; }

    public LogQueue Queue => _host.Services.GetRequiredService<LogQueue>();

    public ILogger Log(string category = "Test.Category") => _host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public void Dispose() => _host.Dispose();
}
