using System.Diagnostics;
using AskPro.Hosting.Launching;
using AskPro.Hosting.Ports;
using AskPro.Hosting.Processes;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class EnvironmentContractTests
{
    [Fact]
    public async Task A_project_gets_its_profile_its_address_and_the_addresses_of_others()
    {
        await using var builder = await LocalApp.DescribeAsync(Describe);

        var variables = await EvaluateAsync(builder, "web");

        var api = Port(builder, "api", "http");
        Assert.Equal("Development", variables["DOTNET_ENVIRONMENT"]);
        Assert.Equal("main", variables["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal($"http://localhost:{Port(builder, "web", "http")}", variables["ASPNETCORE_URLS"]);
        Assert.Equal($"http://localhost:{api}", variables["services__api__http__0"]);
        Assert.Equal($"http://localhost:{api}", variables["API_HTTP"]);
        Assert.DoesNotContain(variables.Keys, name => name.StartsWith("OTEL_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_gives_the_connection_string_and_its_parts()
    {
        await using var builder = await LocalApp.DescribeAsync(Describe, "--Parameters:postgres-password=a/b c", "--Parameters:cache-password=secret");

        var variables = await EvaluateAsync(builder, "api");

        var postgres = Port(builder, "postgres", "tcp");
        var cache = Port(builder, "cache", "tcp");
        Assert.Equal($"Host=localhost;Port={postgres};Username=postgres;Password=a/b c;Database=askpro", variables["ConnectionStrings__askpro"]);
        Assert.Equal("askpro", variables["ASKPRO_DATABASENAME"]);
        Assert.Equal($"postgresql://postgres:a%2Fb%20c@localhost:{postgres}/askpro", variables["ASKPRO_URI"]);
        Assert.Equal($"localhost:{cache},password=secret", variables["ConnectionStrings__cache"]);
        Assert.Equal($"redis://:secret@localhost:{cache}", variables["CACHE_URI"]);
    }

    [Fact]
    public async Task A_named_connection_replaces_the_resource_name()
    {
        await using var builder = await LocalApp.DescribeAsync(Describe, "--Parameters:own-password=pw");

        var variables = await EvaluateAsync(builder, "web");

        Assert.Equal($"Host=localhost;Port={Port(builder, "postgres", "tcp")};Username=web;Password=pw", variables["ConnectionStrings__askpro"]);
    }

    [Fact]
    public async Task The_last_value_of_a_variable_wins()
    {
        await using var builder = await LocalApp.DescribeAsync(app => app.AddScript("one", "true").WithEnvironment("KEY", "first").WithEnvironment("KEY", "last"));

        Assert.Equal("last", (await EvaluateAsync(builder, "one"))["KEY"]);
    }

    [Fact]
    public void How_the_AppHost_was_launched_is_not_inherited()
    {
        var start = new ProcessStartInfo("sh");
        start.Environment["ASPNETCORE_URLS"] = "http://localhost:5110";
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_LAUNCH_PROFILE"] = "AskPro.AppHost";
        start.Environment["CORECLR_ENABLE_PROFILING"] = "1";
        start.Environment["PGHOST"] = "elsewhere";

        InheritedEnvironment.Apply(start, new Dictionary<string, string?> { ["PGHOST"] = null, ["OWN"] = "value" });

        Assert.DoesNotContain("ASPNETCORE_URLS", start.Environment.Keys);
        Assert.DoesNotContain("DOTNET_ENVIRONMENT", start.Environment.Keys);
        Assert.DoesNotContain("DOTNET_LAUNCH_PROFILE", start.Environment.Keys);
        Assert.DoesNotContain("PGHOST", start.Environment.Keys);
        Assert.Equal("1", start.Environment["CORECLR_ENABLE_PROFILING"]);
        Assert.Equal("value", start.Environment["OWN"]);
    }

    private static void Describe(IDistributedApplicationBuilder builder)
    {
        var postgres = builder.AddPostgres("postgres");
        var database = postgres.AddDatabase("askpro");
        var cache = builder.AddRedis("cache");
        var password = builder.AddParameter("own-password", secret: true);
        var own = builder.AddConnectionString("own", ReferenceExpression.Create(
            $"Host={postgres.GetEndpoint("tcp").Property(EndpointProperty.Host)};Port={postgres.GetEndpoint("tcp").Property(EndpointProperty.Port)};Username={"web"};Password={password}"));
        var api = builder.AddProject<SampleProject>("api").WithReference(database).WithReference(cache);
        var web = builder.AddProject<SampleProject>("web").WithReference(api);
        if (builder.Configuration["Parameters:own-password"] is not null)
            web.WithReference(own, connectionName: "askpro");
    }

    private static async Task<Dictionary<string, string?>> EvaluateAsync(IDistributedApplicationTestingBuilder builder, string name)
    {
        using var ports = new PortAllocation();
        ports.Allocate(builder.Resources, randomize: true);
        return await ResourceVariables.EvaluateAsync(
            builder.Resources.Single(resource => resource.Name == name), builder.ExecutionContext, LocalApp.Timeout);
    }

    private static int Port(IDistributedApplicationTestingBuilder builder, string resource, string endpoint) =>
        new EndpointReference((IResourceWithEndpoints)builder.Resources.Single(r => r.Name == resource), endpoint).Port;
}
