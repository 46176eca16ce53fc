using AskPro.ServiceDefaults.LogStore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AskPro.Tests.Integration.Logs;

/// <summary>A process that keeps its log records; it writes when the test says so.</summary>
internal sealed class LogProcess : IDisposable
{
    private readonly IHost _host;

    public LogProcess(string connectionString, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "AskPro.Api" });
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("ConnectionStrings:askpro", connectionString)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddLogStore();
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
