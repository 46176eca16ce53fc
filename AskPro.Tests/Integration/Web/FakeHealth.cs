using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>How Api says AskPro stands.</summary>
public sealed class FakeHealth
{
    /// <summary>Whether Api lives and its database does not: no operator is known then.</summary>
    public bool IsDatabaseAway { get; set; }

    public (int Status, JsonNode? Body)? Answer(string method, string path) => (method, path) switch
    {
        ("GET", "/api/status") => (200, Status()),
        ("GET", "/api/operators/health") when IsDatabaseAway => (503, new JsonObject { ["code"] = "database_away" }),
        ("GET", "/api/operators/health") => (200, Health()),
        _ => null,
    };

    private JsonObject Status() => new()
    {
        ["at"] = "2026-11-23T10:00:00Z",
        ["components"] = new JsonArray(
            Part("intake", IsDatabaseAway ? "down" : "well"), Part("processing", IsDatabaseAway ? "down" : "degraded"), Part("pages", IsDatabaseAway ? "down" : "well"), Part("mails", "well")),
    };

    private static JsonObject Part(string name, string state) => new() { ["name"] = name, ["state"] = state, ["since"] = "2026-11-23T09:30:00Z" };

    private static JsonObject Health() => new()
    {
        ["at"] = "2026-11-23T10:10:00Z",
        ["components"] = new JsonArray(
            Component("api", "well", null, ("heartbeat_seconds", 4)), Component("database", "well", null, ("answer_seconds", 0.0032)),
            Component("worker", "down", "worker_silent", ("heartbeat_seconds", 400)), Component("processing", "degraded", "events_wait", ("oldest_due_seconds", 95), ("waiting", 1234)),
            Component("mails", "unknown", "not_measured")),
    };

    private static JsonObject Component(string name, string state, string? cause, params (string Name, double Value)[] measures) => new()
    {
        ["name"] = name, ["state"] = state, ["cause"] = cause, ["since"] = "2026-11-23T09:30:00Z", ["seenAt"] = "2026-11-23T10:10:00Z",
        ["runbook"] = cause is null or "not_measured" ? null : $"docs/runbooks/{cause.Replace('_', '-')}.md",
        ["measures"] = new JsonArray([.. measures.Select(measure => (JsonNode)new JsonObject { ["name"] = measure.Name, ["value"] = measure.Value })]),
        ["strip"] = new JsonArray([.. Enumerable.Range(0, 48).Select(part => (JsonNode)(part < 20 ? "unknown" : part == 44 ? state : "well"))]),
    };
}
