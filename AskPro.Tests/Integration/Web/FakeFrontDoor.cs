using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that tries the front door.</summary>
internal static class FakeFrontDoor
{
    /// <summary>Whether the platform has a key.</summary>
    public static bool HasPlatformKey { get; set; } = true;

    public static JsonObject Draft() => new()
    {
        ["companyId"] = FakeOperators.CompanyId, ["companyName"] = "Salon <Nord>", ["door"] = "platform", ["canSign"] = true, ["hasPlatformKey"] = HasPlatformKey, ["number"] = null,
        ["body"] = """{ "event": "call_analyzed", "call": { "transcript": "</textarea>" } }""",
    };

    public static JsonObject Test(bool isSettled) => new()
    {
        ["id"] = FakeOperators.AccessId, ["companyId"] = FakeOperators.CompanyId, ["companyName"] = "Salon <Nord>", ["kind"] = "event", ["door"] = "company",
        ["event"] = "call_analyzed", ["callId"] = "askpro_test_1", ["sentAt"] = "2026-11-23T10:00:00Z", ["expected"] = "204", ["seen"] = "204", ["isAsExpected"] = true,
        ["isSettled"] = isSettled,
        ["steps"] = new JsonArray(
            Step("answer", "on", "204", 0.0123, null), Step("stored", "on", "queued", 0.014, FakeOperators.CompanyId), Step("row", "waiting", null, null, null),
            Step("live", "waiting", null, null, null)),
    };

    public static (int Status, JsonNode? Body) Send(JsonNode wish) => (string?)wish["kind"] switch
    {
        "event" when (string?)wish["body"] is null or "" => (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["body"] = new JsonArray("not_an_event") } }),
        "twice" => (409, new JsonObject { ["code"] = "test_under_way" }),
        _ => (201, Test(isSettled: false)),
    };

    private static JsonObject Step(string step, string state, string? code, double? seconds, string? eventId) => new()
    {
        ["step"] = step, ["state"] = state, ["code"] = code, ["at"] = seconds is null ? null : "2026-11-23T10:00:00Z", ["seconds"] = seconds, ["eventId"] = eventId,
    };
}
