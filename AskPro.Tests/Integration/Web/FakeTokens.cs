using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers about API tokens.</summary>
public sealed class FakeTokens
{
    public const string Secret = "askpro_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    public static readonly Guid Till = Guid.Parse("00000000-0000-7000-8000-0000000000f1");

    public bool MayMakeCompanyTokens { get; set; } = true;

    public JsonArray Items { get; } = [Token(Till, "Kasse <1>", false), Token(Guid.Parse("00000000-0000-7000-8000-0000000000f2"), "Alt", true)];

    public JsonObject? Asked { get; private set; }

    public List<string> Revoked { get; } = [];

    public (int Status, JsonNode? Body) Answer(HttpRequest request, string body)
    {
        if (request.Method == "GET")
        {
            return (200, new JsonObject
            {
                ["items"] = Items.DeepClone(), ["grantable"] = new JsonArray("list", "summary", "manage"), ["mayMakeCompanyTokens"] = MayMakeCompanyTokens,
            });
        }
        if (request.Method == "DELETE")
        {
            Revoked.Add(request.Path.Value!.Split('/')[^1]);
            return (204, null);
        }
        Asked = JsonNode.Parse(body)!.AsObject();
        var errors = new JsonObject();
        if (Asked["name"]?.GetValue<string>() is not { Length: > 0 and <= 80 }) errors["name"] = new JsonArray(Asked["name"] is null ? "required" : "too_long");
        if (Asked["scopes"]!.AsArray().Count == 0) errors["scopes"] = new JsonArray("required");
        if (Asked["kind"]!.GetValue<string>() == "company" && !MayMakeCompanyTokens) errors["kind"] = new JsonArray("managers_only");
        if (Asked["expiresInDays"] is null) errors["expiresInDays"] = new JsonArray("required");
        else if (Asked["expiresInDays"]!.GetValue<int>() <= 0) errors["expiresInDays"] = new JsonArray("past");
        return errors.Count > 0
            ? (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = errors })
            : (201, new JsonObject { ["token"] = Secret, ["item"] = Token(Guid.Empty, Asked["name"]!.GetValue<string>(), false) });
    }

    private static JsonObject Token(Guid id, string name, bool isExpired) => new()
    {
        ["id"] = id, ["name"] = name, ["kind"] = isExpired ? "personal" : "company", ["personName"] = isExpired ? "Tom Berg" : null, ["isOwn"] = false,
        ["hint"] = "aB3_", ["scopes"] = new JsonArray("list", "manage"), ["createdAt"] = "2026-11-01T10:00:00Z", ["createdByName"] = "Lena Vogt",
        ["expiresAt"] = isExpired ? "2026-11-20T10:00:00Z" : "2099-02-21T10:00:00Z", ["isExpired"] = isExpired, ["lastUsedAt"] = isExpired ? null : "2026-11-22T10:00:00Z",
    };
}
