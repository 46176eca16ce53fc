using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Api;

public sealed partial class RetellClient
{
    /// <summary>The voice agents of the workspace, at most <paramref name="most"/>.</summary>
    public IAsyncEnumerable<RetellListedAgent> ListAgentsAsync(string key, int most, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["filter_criteria"] = new JsonObject { ["channel"] = new JsonObject { ["type"] = "string", ["op"] = "eq", ["value"] = "voice" } },
        };
        return PagesAsync(
            RetellOperation.ListAgents, most, RetellListedAgent.Read,
            (limit, next) => SendAsync(RetellOperation.ListAgents, HttpMethod.Post, $"/v2/list-agents?{PageQuery(limit, next)}", key, body.DeepClone(), cancellationToken));
    }

    /// <summary>One version of an agent.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="agentId"><c>agent_…</c>.</param>
    /// <param name="version">A number or a tag; null: the newest version, draft or not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RetellAgent> GetAgentAsync(string key, string agentId, string? version, CancellationToken cancellationToken) => Agent(
        RetellOperation.GetAgent,
        await SendAsync(RetellOperation.GetAgent, HttpMethod.Get, $"/get-agent/{Escape(agentId)}{VersionQuery(version)}", key, null, cancellationToken));

    /// <summary>All versions of an agent, at most <paramref name="most"/>.</summary>
    public IAsyncEnumerable<RetellAgent> ListAgentVersionsAsync(string key, string agentId, int most, CancellationToken cancellationToken) => PagesAsync(
        RetellOperation.ListAgentVersions, most, RetellAgent.Read,
        (limit, next) => SendAsync(
            RetellOperation.ListAgentVersions, HttpMethod.Get, $"/list-agent-versions/{Escape(agentId)}?{PageQuery(limit, next)}", key, null, cancellationToken));

    /// <summary>Makes an agent, as a draft. Never repeated: Retell has no idempotency key.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="agent">At least <c>response_engine</c> and <c>voice_id</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RetellAgent> CreateAgentAsync(string key, JsonObject agent, CancellationToken cancellationToken) =>
        Agent(RetellOperation.CreateAgent, await SendAsync(RetellOperation.CreateAgent, HttpMethod.Post, "/create-agent", key, agent, cancellationToken));

    /// <summary>Changes fields of a draft and no others; a published version is refused.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="agentId"><c>agent_…</c>.</param>
    /// <param name="version">The draft.</param>
    /// <param name="changes">The fields to be changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RetellAgent> UpdateAgentAsync(string key, string agentId, int version, JsonObject changes, CancellationToken cancellationToken) => Agent(
        RetellOperation.UpdateAgent,
        await SendAsync(RetellOperation.UpdateAgent, HttpMethod.Patch, $"/update-agent/{Escape(agentId)}{VersionQuery(Digits(version))}", key, changes, cancellationToken));

    /// <summary>Makes a draft that is what another version is. Never repeated: a second draft would come of it.</summary>
    public async Task<RetellAgent> CreateAgentVersionAsync(string key, string agentId, int baseVersion, CancellationToken cancellationToken) => Agent(
        RetellOperation.CreateAgentVersion,
        await SendAsync(
            RetellOperation.CreateAgentVersion, HttpMethod.Post, $"/create-agent-version/{Escape(agentId)}", key,
            new JsonObject { ["base_version"] = baseVersion }, cancellationToken));

    /// <summary>Publishes a draft; from then on it never changes. Whether it was done when no answer came is seen by reading.</summary>
    public Task PublishAgentVersionAsync(string key, string agentId, int version, CancellationToken cancellationToken) => SendAsync(
        RetellOperation.PublishAgentVersion, HttpMethod.Post, $"/publish-agent-version/{Escape(agentId)}", key,
        new JsonObject { ["version"] = version }, cancellationToken);

    private static RetellAgent Agent(RetellOperation operation, JsonElement answer) => RetellAgent.Read(answer) ?? throw Unreadable(operation);

    private static string VersionQuery(string? version) => version is null ? "" : $"?version={Escape(version)}";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
