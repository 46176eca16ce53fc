using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Workspaces;

/// <summary>What <c>POST /retell/workspaces</c> takes; a workspace of the same name is replaced.</summary>
/// <param name="Name">For the control of the simulator alone.</param>
/// <param name="Keys">Its API keys.</param>
/// <param name="WebhookKey">The one that signs webhooks; default: the first.</param>
/// <param name="Agents">One object for each version of each agent, as Retell shows it; only <c>agent_id</c> is needed.</param>
/// <param name="Numbers">As Retell shows them; only <c>phone_number</c> is needed.</param>
/// <param name="TagsFollow">Whether a tag moves to the version that is published from the one that has it; default true.</param>
internal sealed record WorkspaceSpec(
    string Name, IReadOnlyList<string> Keys, string? WebhookKey = null, IReadOnlyList<JsonObject>? Agents = null,
    IReadOnlyList<JsonObject>? Numbers = null, bool TagsFollow = true);
