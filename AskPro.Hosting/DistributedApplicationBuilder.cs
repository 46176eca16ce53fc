using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Dashboard;
using AskPro.Hosting.Engine;
using AskPro.Hosting.Parameters;
using AskPro.Hosting.Processes;
using AskPro.Hosting.Reporting;
using AskPro.Hosting.Testing;

namespace AskPro.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly EntryPointHook? _hook;
    private readonly ResourceCollection _resources = [];
    private readonly AppFolders _folders;

    public DistributedApplicationBuilder(string[] args, EntryPointHook? hook)
    {
        _hook = hook;
        AppHostDirectory = hook?.AppHostDirectory ?? AppHostAssembly.DirectoryOf(Assembly.GetEntryAssembly());
        var settings = new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppHostDirectory };
        hook?.Configure(settings);
        _host = new HostApplicationBuilder(settings);
        // The engine speaks to people through its reporter; a log of its own would only repeat it.
        _host.Logging.ClearProviders();
        _folders = new AppFolders(AppHostDirectory, hook is not null, TimeProvider.System);
        ParameterStore = new ParameterStore(_folders.Parameters);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    public IResourceCollection Resources => _resources;

    public ParameterStore ParameterStore { get; }

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        _resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        _hook?.WaitForBuild(this);
        AddEngine();
        var application = new DistributedApplication(_host.Build());
        _hook?.Built(application);
        return application;
    }

    private void AddEngine()
    {
        var services = _host.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
        services.AddHttpClient();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RunMode(IsTest: _hook is not null));
        services.AddSingleton(new RunFailure());
        services.AddSingleton<IHostLifetime, RunLifetime>();
        services.AddSingleton<IResourceCollection>(_resources);
        services.AddSingleton(provider => new ResourceLoggerService(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ResourceNotificationService(
            provider.GetRequiredService<ResourceLoggerService>(),
            provider.GetRequiredService<RunMode>().IsTest ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable));
        services.AddSingleton(provider => new ResourceCommandService(provider.GetRequiredService<Orchestrator>(), _resources, provider));
        services.AddSingleton(provider => new DashboardHost(provider, DashboardOptions.From(Configuration, provider.GetRequiredService<RunMode>().IsTest).KeptIn(_folders.Telemetry)));
        services.AddSingleton(CreateOrchestrator);
        services.AddHostedService(provider => provider.GetRequiredService<Orchestrator>());
    }

    private Orchestrator CreateOrchestrator(IServiceProvider provider)
    {
        var mode = provider.GetRequiredService<RunMode>();
        var time = provider.GetRequiredService<TimeProvider>();
        var notifications = provider.GetRequiredService<ResourceNotificationService>();
        var loggers = provider.GetRequiredService<ResourceLoggerService>();
        var dashboard = provider.GetRequiredService<DashboardHost>();
        var engine = new EngineServices(
            mode,
            _folders,
            new ProcessJournal(_folders.Journal, time, mode.StopGrace),
            notifications,
            loggers,
            Configuration,
            ExecutionContext,
            new HttpClient { Timeout = TimeSpan.FromSeconds(10) },
            time)
        {
            GiveUp = sentence => GiveUp(provider, mode, sentence),
            Receiver = () => dashboard.Receiver,
        };
        var reporter = new ConsoleReporter(_resources, notifications, loggers, time, Console.Out);
        return new Orchestrator(_resources, engine, dashboard, reporter, Configuration.GetValue("DcpPublisher:RandomizePorts", false));
    }

    private static void GiveUp(IServiceProvider provider, RunMode mode, string sentence)
    {
        if (mode.IsTest)
            return;
        provider.GetRequiredService<RunFailure>().Sentence = sentence;
        provider.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }
}
