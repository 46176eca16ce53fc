using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that counts.</summary>
internal static class FakeFigures
{
    /// <summary>30 days are too many for this Api.</summary>
    public static (int Status, JsonNode? Body) Answer(string? days) => days == "30" ? (422, new JsonObject { ["code"] = "figures_too_slow" }) : (200, Answer());

    private static JsonObject Answer() => new()
    {
        ["from"] = "2026-11-21T23:00:00Z", ["until"] = "2026-11-23T10:00:00Z", ["unit"] = "day",
        ["calls"] = new JsonArray(Bar("2026-11-21T23:00:00Z", ("ended", 2)), Bar("2026-11-22T23:00:00Z", ("ended", 3))),
        ["events"] = new JsonArray(Bar("2026-11-21T23:00:00Z"), Bar("2026-11-22T23:00:00Z")),
        ["outcomes"] = new JsonArray(), ["resolutions"] = new JsonArray(Count("number", 5)), ["mails"] = new JsonArray(), ["companies"] = new JsonArray(Count("active", 2)),
        ["lag"] = null, ["waiting"] = 0, ["oldestSeconds"] = null,
    };

    private static JsonObject Bar(string at, params (string Code, int Count)[] counts) =>
        new() { ["at"] = at, ["counts"] = new JsonArray([.. counts.Select(count => Count(count.Code, count.Count))]) };

    private static JsonObject Count(string code, int count) => new() { ["code"] = code, ["count"] = count };
}
