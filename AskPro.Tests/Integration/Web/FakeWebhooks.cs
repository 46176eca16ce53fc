using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about webhooks at Retell.</summary>
public sealed class FakeWebhooks
{
    public const string Address = "https://api.askpro.example/api/retell/webhook/secret-of-the-salon";

    public const string Fingerprint = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

    /// <summary>How the agent of <see cref="FakeAgents"/> stands.</summary>
    public JsonObject Item { get; set; } = Webhook("needed");

    /// <summary>What Api answers when Retell is to be asked: status and code; null: done.</summary>
    public (int Status, string Code)? Refusal { get; set; }

    /// <summary>What Retell answers the key.</summary>
    public string? KeyCode { get; set; }

    public int Unfinished { get; set; }

    /// <summary>Numbers that lead nowhere.</summary>
    public JsonArray LooseNumbers { get; set; } = [];

    public List<string> Registered { get; } = [];

    /// <summary>What was confirmed of a draft, each time.</summary>
    public List<string?> Drafts { get; } = [];

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body)
    {
        if (request.Method == "GET")
            return (200, List(0));
        if (Refusal is var (status, code))
            return (status, status == 400 ? new JsonObject { ["errors"] = new JsonObject { ["confirmedDraft"] = new JsonArray(code) } } : new JsonObject { ["code"] = code });
        if (request.Path.Value!.EndsWith("/looks", StringComparison.Ordinal))
            return (200, List(Unfinished));
        Registered.Add((string)JsonNode.Parse(body)!["agentId"]!);
        Drafts.Add((string?)JsonNode.Parse(body)!["confirmedDraft"]);
        return (200, Item.DeepClone());
    }

    public static JsonObject Webhook(string? code, bool isDrift = false, int silentCalls = 0, string? stray = null) => new()
    {
        ["agentId"] = "agent_7f3b", ["name"] = "Anna <7>", ["code"] = code, ["checkedAt"] = code is null ? null : "2026-11-02T10:00:00Z",
        ["since"] = code is null ? null : "2026-11-02T09:00:00Z", ["isDrift"] = isDrift, ["numbers"] = new JsonArray("+49 30 83793369"),
        ["differences"] = code == "needed"
            ? new JsonArray(new JsonObject { ["field"] = "url", ["version"] = 7, ["before"] = "hooks.old.example", ["after"] = "api.askpro.example" })
            : new JsonArray(),
        ["numbersLeft"] = code is "pinned_number" or "tag_left_behind" ? new JsonArray("+49 30 83793369") : new JsonArray(),
        ["strayNumbers"] = stray is null ? new JsonArray() : new JsonArray(stray), ["silentCalls"] = silentCalls,
        ["silentSince"] = silentCalls > 0 ? "2026-11-02T09:00:00Z" : null,
        ["draft"] = code == "foreign_draft"
            ? new JsonObject { ["version"] = 8, ["fingerprint"] = Fingerprint, ["changes"] = new JsonArray(Change("voice_id", "11labs-Anna", "<b>Ben"), Change("language", null, "de-DE")), ["moreChanges"] = 2 }
            : null,
    };

    private static JsonObject Change(string field, string? before, string? after) => new() { ["field"] = field, ["before"] = before, ["after"] = after };

    private JsonObject List(int unfinished) => new() { ["address"] = Address, ["keyCode"] = KeyCode, ["items"] = new JsonArray(Item.DeepClone()), ["unfinished"] = unfinished, ["looseNumbers"] = LooseNumbers.DeepClone() };
}
