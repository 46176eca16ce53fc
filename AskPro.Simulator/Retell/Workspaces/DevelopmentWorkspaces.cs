using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Simulator.Retell.Workspaces;

/// <summary>The workspaces that are there from the start: those of the two demo companies, and one that nobody has connected yet.</summary>
internal static class DevelopmentWorkspaces
{
    internal static IReadOnlyList<WorkspaceSpec> All =>
    [
        Of("salon", "key_development_salon", RehearsalBusiness.Salon),
        Of("practice", "key_development_practice", RehearsalBusiness.Practice),
        Of("new", "key_development_new", new RehearsalBusiness(
            Trade.Salon, "Salon Neu", "+493023125003", "agent_demo3d7b1e9a5c20f46b8e13d7a5", "Salon Neu – Telefonassistenz")),
    ];

    private static WorkspaceSpec Of(string name, string key, RehearsalBusiness business) => new(
        name, [key],
        Agents: [new JsonObject { ["agent_id"] = business.AgentId, ["agent_name"] = business.AgentName, ["version"] = business.AgentVersion, ["language"] = "de-DE" }],
        Numbers:
        [
            new JsonObject
            {
                ["phone_number"] = business.Number,
                ["nickname"] = business.SpokenName,
                ["inbound_agents"] = Bound(business),
                ["outbound_agents"] = Bound(business),
            },
        ]);

    private static JsonArray Bound(RehearsalBusiness business) =>
        [new JsonObject { ["agent_id"] = business.AgentId, ["agent_version"] = "latest_published", ["weight"] = 1 }];
}
