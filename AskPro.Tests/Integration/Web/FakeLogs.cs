using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>Log records as Api answers them to operators.</summary>
public sealed class FakeLogs
{
    public const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    /// <summary>How many records there are; ids from 1, the latest has the highest.</summary>
    public int Records { get; set; } = 2;

    /// <summary>Whether Api gives the search up.</summary>
    public bool IsTooSlow { get; set; }

    /// <summary>With what Api answers the second page; null when it has it.</summary>
    public int? SecondPage { get; set; }

    public (int Status, JsonNode? Body) Answer(HttpRequest request)
    {
        if (IsTooSlow) return (422, new JsonObject { ["code"] = "query_too_slow" });
        if (SecondPage is { } refused && request.Query.ContainsKey("before")) return (refused, new JsonObject { ["code"] = "refused" });
        var top = int.TryParse(request.Query["before"], out var before) ? before - 1 : Records;
        var limit = int.Parse(request.Query["limit"]!, null);
        var isFound = request.Query["text"] != "nirgends";
        var page = Enumerable.Range(0, isFound ? Math.Min(limit, top) : 0).Select(index => Record(top - index)).ToArray<JsonNode?>();
        return (200, new JsonObject
        {
            ["items"] = new JsonArray(page), ["nextCursor"] = isFound && top > limit ? $"{top - limit + 1}" : null,
            ["oldestAt"] = Records > 0 ? "2026-11-23T08:00:00Z" : null, ["traceEventId"] = request.Query["traceId"] == TraceId ? FakeOperators.CompanyId : null,
        });
    }

    private static JsonObject Record(int id) => new()
    {
        ["id"] = id, ["at"] = "2026-11-23T09:00:00.123Z", ["service"] = id % 2 == 0 ? "worker" : "api", ["instance"] = "one", ["severity"] = id % 2 == 0 ? "ERROR" : "INFO",
        ["severityNumber"] = id % 2 == 0 ? 17 : 9, ["category"] = "AskPro.Worker.Inbox", ["eventId"] = 3002, ["eventName"] = "Dead", ["template"] = "Event {EventId} is a <dead> letter",
        ["message"] = $"Event {id} is a <dead> letter", ["attributes"] = new JsonObject { ["Number"] = id, ["Cause"] = null }, ["traceId"] = TraceId, ["spanId"] = "b7ad6b7169203331",
        ["exceptionType"] = "System.Exception", ["exceptionMessage"] = "Broken", ["exceptionStack"] = "at Somewhere()",
    };
}
