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

var keyRingMasterKey = Secret("key-ring-master-key", 48);
var apiPassword = Secret("api-database-password", 32);
var workerPassword = Secret("worker-database-password", 32);
var webPassword = Secret("web-database-password", 32);
var platformKey = builder.AddParameter("retell-platform-key", settings["Retell:PlatformKey"] ?? "key_development_only", secret: true);

var migrations = Verb(ResourceNames.Migrations, "migrate").WithReference(database)
    .WithEnvironment("DatabaseRoles__ApiPassword", apiPassword)
    .WithEnvironment("DatabaseRoles__WorkerPassword", workerPassword)
    .WithEnvironment("DatabaseRoles__WebPassword", webPassword).WaitFor(database);

var hasDemoData = builder.ExecutionContext.IsRunMode && settings.GetValue("DemoData", builder.Environment.IsDevelopment());
if (hasDemoData)
{
    var demoPassword = Secret("demo-database-password", 32);
    migrations.WithEnvironment("DatabaseRoles__DemoPassword", demoPassword);
    Verb(ResourceNames.Demo, "demo").WithReference(LeastPrivilege(ResourceNames.Demo, demoPassword), connectionName: ResourceNames.Database).WaitForCompletion(migrations);
}

// Nothing waits for the cache: without it everything still arrives, only later.
var api = Service<Projects.AskPro_Api>(ResourceNames.Api)
    .WithReference(LeastPrivilege(ResourceNames.Api, apiPassword), connectionName: ResourceNames.Database)
    .WithEnvironment("Retell__PlatformKey", platformKey).WithEnvironment("KeyRing__MasterKey", keyRingMasterKey).WaitForCompletion(migrations)
    .WithUrlForEndpoint("http", url => url.DisplayText = "Api");

var worker = Service<Projects.AskPro_Worker>(ResourceNames.Worker)
    .WithReference(LeastPrivilege(ResourceNames.Worker, workerPassword), connectionName: ResourceNames.Database)
    .WithEnvironment("KeyRing__MasterKey", keyRingMasterKey).WaitForCompletion(migrations);

var web = Service<Projects.AskPro_Web>(ResourceNames.Web)
    .WithReference(LeastPrivilege(ResourceNames.Web, webPassword), connectionName: ResourceNames.Database)
    .WithReference(api).WithEnvironment("KeyRing__MasterKey", keyRingMasterKey).WithExternalHttpEndpoints().WaitFor(api)
    .WithUrlForEndpoint("http", url =>
        url.DisplayText = hasDemoData ? "Front end: sign in as demo@askpro.example with demo-askpro-2026" : "Front end");

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
    api.WithEnvironment("Web__PublicUrl", web.GetEndpoint("http")).WithEnvironment("Api__PublicUrl", api.GetEndpoint("http")).WithEnvironment("Retell__ApiUrl", simulator.GetEndpoint("http"));
    worker.WithEnvironment("Retell__ApiUrl", simulator.GetEndpoint("http")).WithEnvironment("Api__PublicUrl", api.GetEndpoint("http")).WithEnvironment("Mail__Security", "None").WithEnvironment("Mail__From", "AskPro <askpro@askpro.example>")
        .WithEnvironment("Mail__Host", smtp.Property(EndpointProperty.Host)).WithEnvironment("Mail__Port", smtp.Property(EndpointProperty.Port));
}

builder.Build().Run();

IResourceBuilder<ParameterResource> Secret(string name, int length) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);

IResourceBuilder<ConnectionStringResource> LeastPrivilege(string service, IResourceBuilder<ParameterResource> password) =>
    builder.AddConnectionString($"{service}-database", ReferenceExpression.Create(
        $"Host={postgres.GetEndpoint("tcp").Property(EndpointProperty.Host)};Port={postgres.GetEndpoint("tcp").Property(EndpointProperty.Port)};Database={ResourceNames.Database};Username=askpro_{service};Password={password}"));

IResourceBuilder<ProjectResource> Verb(string name, string verb) =>
    builder.AddProject<Projects.AskPro_Worker>(name, launchProfileName: "AskPro.Worker verb").WithArgs(verb);

IResourceBuilder<ProjectResource> Service<TProject>(string name) where TProject : IProjectMetadata, new() =>
    builder.AddProject<TProject>(name).WithReference(cache)
        .WithEndpoint("http", endpoint => endpoint.Port = settings.GetValue($"Ports:{name}", endpoint.Port))
        .WithHttpHealthCheck("/health", endpointName: "http");
