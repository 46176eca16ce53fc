using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about the set-up of the company.</summary>
public sealed class FakeSetup
{
    public const string TestId = "00000000-0000-7000-8000-0000000000f1";

    private static readonly string[] Steps = ["account", "company", "retell", "webhook", "calendar", "privacy", "notifications", "test_call"];

    /// <summary>State by step; <c>open</c> where nothing stands.</summary>
    public Dictionary<string, string> States { get; } = [];

    /// <summary>What was marked, as <c>step outcome</c>.</summary>
    public List<string> Marks { get; } = [];

    /// <summary>Steps against which a machine finds something.</summary>
    public HashSet<string> Unfinished { get; } = [];

    public bool IsKeyBad { get; set; }

    public JsonObject? Test { get; set; }

    public List<string> Started { get; } = [];

    public List<string> Asked { get; } = [];

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body)
    {
        var path = request.Path.Value!["/api/setup".Length..];
        switch (request.Method, path)
        {
            case ("GET", ""):
                return (200, View());
            case ("PUT", _) when path.StartsWith("/steps/", StringComparison.Ordinal):
                return Mark(path["/steps/".Length..], (string)JsonNode.Parse(body)!["outcome"]!);
            case ("GET", "/tests/latest"):
                return (200, new JsonObject { ["test"] = Test?.DeepClone() });
            case ("POST", "/tests"):
                Started.Add((string)JsonNode.Parse(body)!["kind"]!);
                Test = TestOf((string)JsonNode.Parse(body)!["kind"]!, "waiting", null, null);
                return (201, Test.DeepClone());
            default:
                Asked.Add($"{request.Method} {path}");
                return (200, Test?.DeepClone());
        }
    }

    /// <summary>A test whose first light is as said, and the others wait.</summary>
    public static JsonObject TestOf(string kind, string state, string? code, string? subject, bool complete = false)
    {
        var lights = new JsonArray([.. new[] { "called", "event", "signature", "transcript", "summary", "seen" }.Select(light => (JsonNode)new JsonObject
        {
            ["light"] = light, ["state"] = complete ? light == "seen" && state != "on" ? "waiting" : "on" : light == "called" ? state : "waiting",
            ["at"] = null, ["code"] = light == "called" ? code : null,
        })]);
        return new JsonObject
        {
            ["id"] = TestId, ["kind"] = kind, ["startedAt"] = "2026-11-02T10:00:00Z", ["callId"] = complete ? FakeApi.CallId : null, ["causeSubject"] = subject,
            ["isPassed"] = complete && state == "on", ["isLate"] = state == "off", ["lights"] = lights,
        };
    }

    private (int Status, JsonNode? Body) Mark(string step, string outcome)
    {
        if (outcome == "done" && Unfinished.Contains(step))
            return (409, new JsonObject { ["code"] = "setup_step_unfinished" });
        Marks.Add($"{step} {outcome}");
        if (outcome != "opened")
            States[step] = outcome;
        return (200, View());
    }

    private JsonObject View()
    {
        var steps = Steps.Select(step => (JsonNode)new JsonObject
        {
            ["step"] = step, ["state"] = States.GetValueOrDefault(step, "open"), ["openedAt"] = null, ["finishedAt"] = null,
            ["checks"] = step == "retell"
                ? new JsonArray(Check("key_good", !IsKeyBad), Check("number_entered", !Unfinished.Contains(step)), Check("agent_entered", true))
                : step == "webhook" ? new JsonArray(Check("webhooks_right", !Unfinished.Contains(step))) : new JsonArray(),
        });
        return new JsonObject { ["steps"] = new JsonArray([.. steps]), ["next"] = Steps.FirstOrDefault(step => States.GetValueOrDefault(step, "open") is "open" or "begun") };
    }

    private static JsonObject Check(string name, bool isGood) => new() { ["check"] = name, ["isGood"] = isGood };
}
