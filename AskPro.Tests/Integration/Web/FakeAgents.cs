using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about a company's agents and modules.</summary>
public sealed class FakeAgents
{
    public static readonly Guid Anna = Guid.Parse("00000000-0000-7000-8000-0000000000e1");
    private static readonly Guid Mitte = Guid.Parse("00000000-0000-7000-8000-0000000000b1");

    public JsonObject Stored { get; } = new()
    {
        ["id"] = Anna, ["retellAgentId"] = "agent_7f3b", ["name"] = "Anna", ["branchId"] = Mitte, ["branchName"] = "Mitte", ["version"] = 3,
    };

    public JsonObject Modules { get; } = new()
    {
        ["appointments"] = true, ["recording"] = "never", ["version"] = 5, ["changed"] = Change(),
    };

    public List<JsonObject> Sent { get; } = [];

    private static JsonArray Branches => [new JsonObject { ["id"] = Mitte, ["name"] = "Mitte" }];

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body) => (request.Method, request.Path.Value!["/api/agents".Length..]) switch
    {
        ("GET", "") => (200, new JsonObject { ["items"] = new JsonArray(Stored.DeepClone()), ["branches"] = Branches, ["vouchedFor"] = false }),
        ("POST", "") => Add(JsonNode.Parse(body)!.AsObject()),
        ("GET", var path) when path == $"/{Anna:D}" => (200, Detail()),
        ("PUT", var path) when path == $"/{Anna:D}" => Save(JsonNode.Parse(body)!.AsObject(), Stored, Detail),
        ("DELETE", var path) when path == $"/{Anna:D}" => request.Query["version"] == "3" ? (204, null) : (409, new JsonObject { ["code"] = "changed_meanwhile" }),
        _ => (404, new JsonObject { ["code"] = "not_found" }),
    };

    public (int Status, JsonNode? Body) AnswerModules(string method, string body) =>
        method == "GET" ? (200, Modules.DeepClone()) : Save(JsonNode.Parse(body)!.AsObject(), Modules, () => Modules.DeepClone().AsObject());

    private static JsonObject Change() => new() { ["at"] = "2026-11-23T10:00:00Z", ["by"] = "Tom Berg" };

    private (int Status, JsonNode? Body) Add(JsonObject addition)
    {
        if (addition["retellAgentId"]?.GetValue<string>() is not { } id || id.Contains(' ', StringComparison.Ordinal))
            return (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["retellAgentId"] = new JsonArray("not_an_agent_id") } });
        Sent.Add(addition);
        return (201, Detail());
    }

    private (int Status, JsonNode? Body) Save(JsonObject change, JsonObject stored, Func<JsonObject> answer)
    {
        if (change["version"]!.GetValue<int>() != stored["version"]!.GetValue<int>())
            return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        Sent.Add(change);
        return (200, answer());
    }

    private JsonObject Detail() => new() { ["agent"] = Stored.DeepClone(), ["branches"] = Branches, ["changed"] = Change() };
}
