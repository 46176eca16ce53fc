using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about a company's branches.</summary>
public sealed class FakeBranches
{
    public static readonly Guid Mitte = Guid.Parse("00000000-0000-7000-8000-0000000000b1");

    /// <summary>Whether it is open today, as Api says.</summary>
    public JsonObject Today { get; set; } = Day("open", hours: "09:00-12:30, 14:00-18:00");

    public JsonObject? LastChange { get; private set; }

    public static JsonObject Day(string state, string? hours = null, string? holiday = null, string? reason = null) =>
        new() { ["state"] = state, ["hours"] = hours, ["holiday"] = holiday, ["reason"] = reason };

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body) => (request.Method, request.Path.Value![13..]) switch
    {
        ("GET", "") => (200, new JsonObject { ["items"] = new JsonArray(Row()) }),
        ("POST", "") => Refusal("name", JsonNode.Parse(body)!["name"]!.GetValue<string>() == "Mitte" ? "duplicate" : null) ?? (201, Detail()),
        ("GET", var path) when path == $"/{Mitte:D}" => (200, Detail()),
        ("PUT", var path) when path == $"/{Mitte:D}" => Change(JsonNode.Parse(body)!.AsObject()),
        ("PUT", var path) when path == $"/{Mitte:D}/closed-day" => Close(JsonNode.Parse(body)!.AsObject()),
        ("DELETE", var path) when path == $"/{Mitte:D}" => (409, new JsonObject { ["code"] = "branch_in_use" }),
        _ => (404, new JsonObject { ["code"] = "not_found" }),
    };

    private static (int Status, JsonNode? Body)? Refusal(string field, string? code) => code is null
        ? null
        : (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { [field] = new JsonArray(code) } });

    private (int Status, JsonNode? Body) Change(JsonObject change)
    {
        LastChange = change;
        if (change["version"]!.GetValue<int>() != 5)
            return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        return Refusal("friday", change["hours"]!["friday"]?.GetValue<string>() == "18-2" ? "after_midnight" : null) ?? (200, Detail());
    }

    private (int Status, JsonNode? Body) Close(JsonObject change)
    {
        LastChange = change;
        return Refusal("date", change["date"]?.GetValue<string>() == "2020-01-01" ? "past" : null) ?? (200, Detail());
    }

    private JsonObject Row() => new()
    {
        ["id"] = Mitte, ["name"] = "Mitte", ["timeZone"] = null, ["region"] = "DE-BE", ["today"] = Today.DeepClone(), ["version"] = 5,
    };

    private JsonObject Detail() => new()
    {
        ["branch"] = Row(),
        ["hours"] = new JsonObject
        {
            ["monday"] = null, ["tuesday"] = "09:00-18:30", ["wednesday"] = null, ["thursday"] = null, ["friday"] = null, ["saturday"] = null, ["sunday"] = null,
        },
        ["closedOn"] = "2026-11-24", ["closedReason"] = "Inventur", ["date"] = "2026-11-23",
        ["changed"] = new JsonObject { ["at"] = "2026-11-23T10:00:00Z", ["by"] = "Tom Berg" },
    };
}
