using AskPro.AppHost;
using AskPro.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

var builder = DistributedApplication.CreateBuilder(args);
var settings = builder.Configuration;

var postgres = builder.AddPostgres(ResourceNames.Postgres);
// Tests run on random ports; they share no data with a developer or with each other.
if (!settings.GetValue("DcpPublisher:RandomizePorts", false))
    postgres.WithDataVolume();
var database = postgres.AddDatabase(ResourceNames.Database);
var cache = builder.AddRedis(ResourceNames.Cache);

var keyRingMasterKey = builder.AddSecret("key-ring-master-key", 48);
var apiPassword = builder.AddSecret("api-database-password", 32);
var workerPassword = builder.AddSecret("worker-database-password", 32);
var webPassword = builder.AddSecret("web-database-password", 32);
var metricsToken = builder.AddSecret("metrics-token", 32);
var platformKey = builder.AddParameter("retell-platform-key", settings["Retell:PlatformKey"] ?? "key_development_only", secret: true);

var migrations = Verb(ResourceNames.Migrations, "migrate").WithReference(database)
    .WithEnvironment("DatabaseRoles__ApiPassword", apiPassword).WithEnvironment("DatabaseRoles__WorkerPassword", workerPassword)
    .WithEnvironment("DatabaseRoles__WebPassword", webPassword).WaitFor(database);

var hasDemoData = builder.ExecutionContext.IsRunMode && settings.GetValue("DemoData", builder.Environment.IsDevelopment());
if (hasDemoData)
{
    var demoPassword = builder.AddSecret("demo-database-password", 32);
    migrations.WithEnvironment("DatabaseRoles__DemoPassword", demoPassword);
    Verb(ResourceNames.Demo, "demo").WithReference(postgres.AddLogin(ResourceNames.Demo, demoPassword), connectionName: ResourceNames.Database).WaitForCompletion(migrations);
}

// Nothing waits for the cache: without it everything still arrives, only later.
var api = Service<Projects.AskPro_Api>(ResourceNames.Api)
    .WithReference(postgres.AddLogin(ResourceNames.Api, apiPassword), connectionName: ResourceNames.Database)
    .WithEnvironment("Retell__PlatformKey", platformKey).WithEnvironment("KeyRing__MasterKey", keyRingMasterKey).WaitForCompletion(migrations)
    .WithUrlForEndpoint("http", url => url.DisplayText = "Api");
var workerDatabase = postgres.AddLogin(ResourceNames.Worker, workerPassword);
var (worker, register) = (AsWorker(Service<Projects.AskPro_Worker>(ResourceNames.Worker)), AsWorker(Verb(ResourceNames.RegisterWebhooks, "webhooks", "register").WithExplicitStart()));
worker.WithVerb(register, "Register webhooks", question: "Enter AskPro's webhook address in the agents of every company that has a Retell key?")
    .WithVerb(AsWorker(Verb(ResourceNames.WarmCache, "cache", "warm").WithReference(cache).WithExplicitStart()), "Warm cache")
    .WithVerb(AsWorker(Verb(ResourceNames.ReplayDeadLetters, "events", "replay").WithExplicitStart()), "Replay dead letters", question: "Process all dead letters of all companies again?");

var web = Service<Projects.AskPro_Web>(ResourceNames.Web)
    .WithReference(postgres.AddLogin(ResourceNames.Web, webPassword), connectionName: ResourceNames.Database)
    .WithReference(api).WithEnvironment("KeyRing__MasterKey", keyRingMasterKey).WithExternalHttpEndpoints().WaitFor(api)
    .WithUrlForEndpoint("http", url => url.DisplayText = hasDemoData ? "Front end: sign in as demo@askpro.example with demo-askpro-2026" : "Front end");

if (builder.ExecutionContext.IsRunMode)
{
    var simulator = builder.AddProject<Projects.AskPro_Simulator>(ResourceNames.Simulator)
        .WithEndpoint("http", endpoint => endpoint.Port = settings.GetValue("Ports:Simulator", endpoint.Port))
        .WithEndpoint(port: settings.GetValue("Ports:Mail", 5121), scheme: "smtp", name: "smtp", env: "Simulator__MailPort")
        .WithReference(api).WithEnvironment("Retell__PlatformKey", platformKey)
        .WithHttpHealthCheck("/health", endpointName: "http").WaitFor(api)
        .WithUrlForEndpoint("http", url => url.DisplayText = "Simulator: places test calls, shows mails (/mails)");
    web.WithReference(simulator).WithEnvironment("Api__PublicUrl", api.GetEndpoint("http"));
    var smtp = simulator.GetEndpoint("smtp");
    foreach (var service in new[] { api, worker, register })
        service.WithEnvironment("Retell__ApiUrl", simulator.GetEndpoint("http")).WithEnvironment("Api__PublicUrl", api.GetEndpoint("http")).WithEnvironment("AlarmWebhooks__AllowLoopback", "true");
    api.WithEnvironment("Web__PublicUrl", web.GetEndpoint("http")).WithTestCall(simulator.GetEndpoint("http"));
    worker.WithEnvironment("Web__PublicUrl", web.GetEndpoint("http")).WithEnvironment("Mail__Security", "None").WithEnvironment("Mail__From", "AskPro <askpro@askpro.example>")
        .WithEnvironment("Mail__Host", smtp.Property(EndpointProperty.Host)).WithEnvironment("Mail__Port", smtp.Property(EndpointProperty.Port));
    builder.AddWatching([api, worker, web], metricsToken, simulator.GetEndpoint("http"));
}

builder.Build().Run();

IResourceBuilder<ProjectResource> Verb(string name, params string[] words) =>
    builder.AddProject<Projects.AskPro_Worker>(name, launchProfileName: "AskPro.Worker verb").WithArgs(words);

IResourceBuilder<ProjectResource> AsWorker(IResourceBuilder<ProjectResource> process) => process
    .WithReference(workerDatabase, connectionName: ResourceNames.Database).WithEnvironment("KeyRing__MasterKey", keyRingMasterKey).WaitForCompletion(migrations);

IResourceBuilder<ProjectResource> Service<TProject>(string name) where TProject : IProjectMetadata, new() =>
    builder.AddProject<TProject>(name).WithReference(cache)
        .WithEndpoint("http", endpoint => endpoint.Port = settings.GetValue($"Ports:{name}", endpoint.Port))
        .WithHttpHealthCheck("/health", endpointName: "http").WithMetrics(metricsToken);
