using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about keys for Retell.</summary>
public sealed class FakeRetellKeys
{
    public const string KeyId = "00000000-0000-7000-8000-0000000000e1";

    public JsonArray Items { get; } = [Key("current", "key…e27", null)];

    /// <summary>What Api answers to a new key or a check: status and code; null: done.</summary>
    public (int Status, string Code)? Refusal { get; set; }

    public JsonObject? Asked { get; private set; }

    public List<string> Removed { get; } = [];

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body)
    {
        if (request.Method == "GET")
            return (200, new JsonObject { ["items"] = Items.DeepClone() });
        if (request.Method == "DELETE")
        {
            Removed.Add(request.Path.Value!.Split('/')[^1]);
            return (204, null);
        }
        Asked = body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject();
        return Refusal switch
        {
            (400, var code) => (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["key"] = new JsonArray(code) } }),
            (var status, var code) => (status, new JsonObject { ["code"] = code }),
            null => (201, Key("current", "new…key", null)),
        };
    }

    public static JsonObject Key(string state, string hint, string? checkCode) => new()
    {
        ["id"] = KeyId, ["state"] = state, ["hint"] = hint, ["createdAt"] = "2026-11-01T10:00:00Z", ["createdByName"] = "Lena <Vogt>", ["checkedAt"] = "2026-11-02T10:00:00Z",
        ["checkCode"] = checkCode, ["firstSignedAt"] = null, ["lastSignedAt"] = null,
        ["agents"] = new JsonArray(
            new JsonObject { ["agentId"] = "agent_1", ["name"] = "Anna <1>", ["isEntered"] = true }, new JsonObject { ["agentId"] = "agent_2", ["name"] = "Ben", ["isEntered"] = false }),
        ["numbers"] = new JsonArray(
            new JsonObject { ["number"] = "+493083793369", ["display"] = "+49 30 83793369", ["nickname"] = "Salon", ["agentIds"] = new JsonArray("agent_1"), ["isEntered"] = false }),
    };
}
