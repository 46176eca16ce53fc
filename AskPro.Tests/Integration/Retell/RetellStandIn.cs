using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using AskPro.Tests.Integration.Simulation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AskPro.Tests.Integration.Retell;

/// <summary>The simulator on a port of its own, asked by the client that the product has.</summary>
public sealed class RetellStandIn : IAsyncLifetime
{
    private readonly SimulatorServer simulator = new("http://127.0.0.1:1/");
    private readonly List<IHost> hosts = [];
    private int workspaces;

    public HttpClient Control { get; private set; } = null!;

    public Uri Address => Control.BaseAddress!;

    public ValueTask InitializeAsync()
    {
        // Not UseKestrel(0): the factory then changes the address while the host may already be starting.
        simulator.UseKestrel();
        simulator.StartServer();
        Control = simulator.CreateClient();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            host.Dispose();
        Control.Dispose();
        await simulator.DisposeAsync();
    }

    /// <summary>A workspace of the test's own.</summary>
    /// <returns>Its key, which is its name too.</returns>
    internal async Task<string> AddWorkspaceAsync(JsonArray? agents = null, JsonArray? numbers = null, bool tagsFollow = true)
    {
        var key = $"key_of_workspace_{++workspaces}";
        using var response = await Control.PostAsJsonAsync("/retell/workspaces", new JsonObject
        {
            ["name"] = key, ["keys"] = new JsonArray(key), ["agents"] = agents, ["numbers"] = numbers, ["tagsFollow"] = tagsFollow,
        });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return key;
    }

    /// <summary>What is in it, past every rule of Retell.</summary>
    internal async Task<JsonObject> LookAsync(string key) => (await Control.GetFromJsonAsync<JsonObject>($"/retell/workspaces/{key}"))!;

    internal async Task FailAsync(params JsonObject[] faults)
    {
        using var response = await Control.PutAsJsonAsync("/retell/faults", faults);
        Assert.True(response.IsSuccessStatusCode);
    }

    /// <summary>The client as a service of the product has it.</summary>
    internal RetellClient Client(double trySeconds = 10, double totalSeconds = 20, int repetitions = 2, Action<IServiceCollection>? configure = null) =>
        Host(trySeconds, totalSeconds, repetitions, configure).Services.GetRequiredService<RetellClient>();

    internal IHost Host(double trySeconds = 10, double totalSeconds = 20, int repetitions = 2, Action<IServiceCollection>? configure = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Retell:ApiUrl"] = Address.ToString(),
            ["Retell:TrySeconds"] = FormattableString.Invariant($"{trySeconds}"),
            ["Retell:TotalSeconds"] = FormattableString.Invariant($"{totalSeconds}"),
            ["Retell:Repetitions"] = FormattableString.Invariant($"{repetitions}"),
        });
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.Services.AddRetellClient(mayBeOpen: true);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        hosts.Add(host);
        return host;
    }

    internal static JsonObject Agent(string id, int version = 0, bool published = true, params (string Name, JsonNode? Value)[] fields)
    {
        var agent = new JsonObject { ["agent_id"] = id, ["version"] = version, ["is_published"] = published };
        foreach (var (name, value) in fields)
            agent[name] = value;
        return agent;
    }

    internal static JsonObject Number(string number, string agentId, JsonNode? version) => new()
    {
        ["phone_number"] = number,
        ["inbound_agents"] = new JsonArray(new JsonObject { ["agent_id"] = agentId, ["agent_version"] = version, ["weight"] = 1 }),
    };
}
