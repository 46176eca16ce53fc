using AskPro.Hosting.Launching;
using AskPro.Hosting.Ports;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

/// <summary>The topology of the real AppHost, described but not started.</summary>
public sealed class AppHostTests
{
    [Fact]
    public async Task The_processes_are_those_of_the_design()
    {
        await using var builder = await CreateAsync("--DemoData=false");

        var processes = builder.Resources.Where(resource => resource.Annotations.OfType<LaunchAnnotation>().Any()).Select(resource => resource.Name);

        // What watches them is listed where this machine has it.
        Assert.Equal(["api", "cache", "migrations", "postgres", "register-webhooks", "replay-dead-letters", "simulator", "warm-cache", "web", "worker"], processes.Except(["prometheus", "alertmanager", "grafana"]).Order());
    }

    [Fact]
    public async Task Demo_data_comes_in_Development_only_and_after_the_migrations()
    {
        await using var builder = await CreateAsync();
        await using var other = await CreateAsync("--DemoData=false");

        var demo = builder.Resources.Single(resource => resource.Name == "demo");

        Assert.Equal("migrations", demo.Annotations.OfType<WaitAnnotation>().Single().Resource.Name);
        Assert.DoesNotContain(other.Resources, resource => resource.Name == "demo");
    }

    [Theory]
    [InlineData("api", "askpro_api")]
    [InlineData("worker", "askpro_worker")]
    [InlineData("web", "askpro_web")]
    [InlineData("demo", "askpro_demo")]
    public async Task Every_service_signs_in_to_the_database_as_itself(string service, string user)
    {
        await using var builder = await CreateAsync();

        var variables = await VariablesAsync(builder, service);

        Assert.Contains($";Username={user};", variables["ConnectionStrings__askpro"], StringComparison.Ordinal);
        Assert.DoesNotContain(variables, variable => variable.Value!.Contains("Username=postgres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_those_that_open_the_key_ring_get_its_master_key()
    {
        await using var builder = await CreateAsync();
        var holders = new List<string>();
        foreach (var resource in builder.Resources.Where(resource => resource is ProjectResource))
        {
            var variables = await VariablesAsync(builder, resource.Name);
            if (variables.TryGetValue("KeyRing__MasterKey", out var key) && key!.Length >= 32)
                holders.Add(resource.Name);
        }

        Assert.Equal(["api", "register-webhooks", "replay-dead-letters", "warm-cache", "web", "worker"], holders.Order());
    }

    [Fact]
    public async Task Only_the_migrations_sign_in_as_the_owner()
    {
        await using var builder = await CreateAsync();
        var owners = new List<string>();
        foreach (var resource in builder.Resources.Where(resource => resource is ProjectResource))
        {
            if ((await VariablesAsync(builder, resource.Name)).Values.Any(value => value!.Contains("Username=postgres", StringComparison.Ordinal)))
                owners.Add(resource.Name);
        }

        Assert.Equal(["migrations"], owners);
    }

    [Fact]
    public async Task The_migrations_know_the_password_every_service_uses()
    {
        await using var builder = await CreateAsync();

        var migrations = await VariablesAsync(builder, "migrations");
        var api = await VariablesAsync(builder, "api");

        Assert.EndsWith($";Password={migrations["DatabaseRoles__ApiPassword"]}", api["ConnectionStrings__askpro"], StringComparison.Ordinal);
        Assert.False(migrations.ContainsKey("ASPNETCORE_URLS"));
    }

    [Fact]
    public async Task Public_ports_are_those_of_the_design_and_can_be_changed()
    {
        await using var builder = await CreateAsync("--Ports:Api=6101");

        Assert.Equal([("api", 6101), ("simulator", 5120), ("simulator", 5121), ("web", 5100), ("worker", 5102)], FixedPorts(builder).Order());
    }

    private static Task<IDistributedApplicationTestingBuilder> CreateAsync(params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.AskPro_AppHost>(args, LocalApp.Timeout);

    private static IEnumerable<(string Resource, int Port)> FixedPorts(IDistributedApplicationTestingBuilder builder) =>
        from resource in builder.Resources
        from endpoint in resource.Annotations.OfType<EndpointAnnotation>()
        where endpoint.Port is not null
        select (resource.Name, endpoint.Port ?? 0);

    private static async Task<Dictionary<string, string?>> VariablesAsync(IDistributedApplicationTestingBuilder builder, string name)
    {
        using var ports = new PortAllocation();
        ports.Allocate(builder.Resources, randomize: true);
        return await ResourceVariables.EvaluateAsync(
            builder.Resources.Single(resource => resource.Name == name), builder.ExecutionContext, LocalApp.Timeout);
    }
}
