using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Webhooks;
using AskPro.Simulator.Retell;
using AskPro.Simulator.Retell.Numbers;
using AskPro.Simulator.Retell.Workspaces;

namespace AskPro.Simulator.Calls;

/// <summary>Looks up, as Retell does when the phone rings, which version of which agent a number is bound to.</summary>
internal sealed class CallRouter(WorkspaceList workspaces)
{
    internal CallRoute Route(string number, CallScenario scenario)
    {
        var business = RehearsalBusiness.At(number);
        if (workspaces.FindByNumber(number) is not { } workspace)
            return new CallRoute(null, business);
        lock (workspace.Gate)
        {
            return workspace.FindNumber(number) is { } bound && NumberRules.AgentOf(workspace, bound, scenario is CallScenario.Unreached) is { } agent
                ? Route(workspace, business, agent)
                : new CallRoute(workspace.Name, business);
        }
    }

    private static CallRoute Route(Workspace workspace, RehearsalBusiness business, JsonObject agent)
    {
        var speaking = business with
        {
            AgentId = agent.Text("agent_id")!,
            AgentName = agent.Text("agent_name") ?? business.AgentName,
            AgentVersion = agent.Whole("version")!.Value,
        };
        // The agent's own webhook replaces that of the account.
        return agent.Text("webhook_url") is { } url
            ? new CallRoute(workspace.Name, speaking, new Uri(url), workspace.WebhookKey, EventsOf(agent))
            : new CallRoute(workspace.Name, speaking);
    }

    private static IReadOnlyList<string> EventsOf(JsonObject agent) => agent["webhook_events"] is JsonArray events
        ? [.. events.Select(name => name!.GetValue<string>())]
        : RetellEventNames.CallLifecycle;
}
