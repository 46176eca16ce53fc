using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about a company's numbers.</summary>
public sealed class FakeNumbers
{
    public const string Taken = "030 99999999";
    public static readonly Guid Reception = Guid.Parse("00000000-0000-7000-8000-0000000000d1");
    private static readonly Guid Mitte = Guid.Parse("00000000-0000-7000-8000-0000000000b1");

    public JsonObject Stored { get; } = new()
    {
        ["id"] = Reception, ["e164"] = "+493023125001", ["display"] = "+49 30 23125001", ["country"] = "DE", ["label"] = "Empfang",
        ["branchId"] = Mitte, ["branchName"] = "Mitte", ["version"] = 3,
    };

    /// <summary>Whether somebody vouches for the company.</summary>
    public bool VouchedFor { get; set; } = true;

    public List<JsonObject> Added { get; } = [];

    private static JsonArray Branches => [new JsonObject { ["id"] = Mitte, ["name"] = "Mitte" }];

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body) => (request.Method, request.Path.Value![18..]) switch
    {
        ("GET", "") => (200, new JsonObject { ["items"] = new JsonArray(Stored.DeepClone()), ["branches"] = Branches, ["vouchedFor"] = VouchedFor }),
        ("POST", "/read") => (200, Read(JsonNode.Parse(body)!["number"]?.GetValue<string>())),
        ("POST", "") => Add(JsonNode.Parse(body)!.AsObject()),
        ("GET", var path) when path == $"/{Reception:D}" => (200, Detail()),
        ("PUT", var path) when path == $"/{Reception:D}" => Change(JsonNode.Parse(body)!.AsObject()),
        ("DELETE", var path) when path == $"/{Reception:D}" =>
            request.Query["version"] == $"{Stored["version"]}" ? (204, null) : (409, new JsonObject { ["code"] = "changed_meanwhile" }),
        _ => (404, new JsonObject { ["code"] = "not_found" }),
    };

    /// <summary>Whose a number is, with a contradiction.</summary>
    public static JsonObject Resolved(string verdict, string? companyId, string? companyName, long? waiting) => new()
    {
        ["e164"] = "+493083793369", ["display"] = "+49 30 83793369", ["country"] = "DE", ["code"] = null, ["verdict"] = verdict,
        ["companyId"] = companyId, ["companyName"] = companyName, ["companyState"] = companyId is null ? null : "suspended", ["branchName"] = null, ["waiting"] = waiting,
        ["contradictions"] = new JsonArray(new JsonObject { ["companyId"] = Mitte, ["companyName"] = "Praxis <Ost>", ["calls"] = 2, ["lastAt"] = "2026-11-23T09:00:00Z" }),
    };

    private static JsonObject Read(string? number) => number switch
    {
        "0043 1 5123456" => new JsonObject { ["e164"] = "+4315123456", ["display"] = "+43 1 5123456", ["country"] = "AT", ["code"] = null },
        "112" => new JsonObject { ["e164"] = null, ["display"] = null, ["country"] = null, ["code"] = "short_number" },
        _ => new JsonObject { ["e164"] = "+493083793369", ["display"] = "+49 30 83793369", ["country"] = "DE", ["code"] = null },
    };

    private (int Status, JsonNode? Body) Add(JsonObject addition)
    {
        if (addition["number"]?.GetValue<string>() == Taken)
            return (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["number"] = new JsonArray("taken") } });
        Added.Add(addition);
        return (201, Detail());
    }

    private (int Status, JsonNode? Body) Change(JsonObject change)
    {
        if (change["version"]!.GetValue<int>() != Stored["version"]!.GetValue<int>())
            return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        return (200, Detail());
    }

    private JsonObject Detail() => new()
    {
        ["number"] = Stored.DeepClone(), ["branches"] = Branches, ["changed"] = new JsonObject { ["at"] = "2026-11-23T10:00:00Z", ["by"] = "Tom Berg" },
    };
}
