using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about the audit log.</summary>
public static class FakeAudit
{
    public static readonly Guid Tom = Guid.Parse("00000000-0000-7000-8000-0000000000a2");
    public static readonly Guid Last = Guid.Parse("00000000-0000-7000-8000-0000000000e1");

    public static JsonObject Answer(HttpRequest request) => new()
    {
        ["items"] = request.Query["kind"] == "company" ? new JsonArray() : new JsonArray(Entry(request.Query["kind"] == "token" ? "Kasse" : null)),
        ["nextCursor"] = request.Query.ContainsKey("before") ? null : Last,
        ["actors"] = new JsonArray(new JsonObject { ["id"] = Tom, ["name"] = "Tom Berg" }),
    };

    private static JsonObject Entry(string? tokenName) => new()
    {
        ["id"] = Last, ["at"] = "2026-11-20T10:00:00Z", ["actorId"] = Tom, ["actorName"] = "Tom <Berg>", ["tokenName"] = tokenName, ["action"] = "branch.changed", ["subjectName"] = "Mitte",
        ["changes"] = new JsonArray(
            new JsonObject { ["field"] = "monday", ["before"] = null, ["after"] = "09:00-12:00, 13:00-18:00" },
            new JsonObject { ["field"] = "region", ["before"] = "DE-BE", ["after"] = "DE-BY" }),
    };
}
