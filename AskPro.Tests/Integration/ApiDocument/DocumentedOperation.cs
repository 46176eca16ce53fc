using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.ApiDocument;

/// <summary>One operation of the OpenAPI document that API tokens may call.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Path">With names in braces.</param>
/// <param name="Json">All of it.</param>
internal sealed record DocumentedOperation(string Id, string Method, string Path, JsonObject Json)
{
    public static IReadOnlyList<DocumentedOperation> ForTokens(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Value!["security"] is JsonArray schemes && schemes.Any(scheme => scheme!.AsObject().ContainsKey("token"))
           select new DocumentedOperation(
               operation.Value!["operationId"]!.GetValue<string>(), operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject()),
    ];

    public int SuccessStatus => int.Parse(Success.Key, System.Globalization.CultureInfo.InvariantCulture);

    public JsonObject? AnswerContent => Success.Value!["content"]?["application/json"]?.AsObject();

    public JsonObject? RequestContent => Json["requestBody"]?["content"]?["application/json"]?.AsObject();

    /// <summary>The path with the examples of its parameters; <paramref name="version"/> stands in for the one in the example.</summary>
    public string Address(long? version)
    {
        var path = Path;
        var query = new List<string>();
        foreach (var parameter in Json["parameters"]?.AsArray() ?? [])
        {
            var name = parameter!["name"]!.GetValue<string>();
            if (parameter["example"] is not { } example) continue;
            var value = Uri.EscapeDataString(name == "version" && version is not null ? $"{version}" : example.ToString());
            if (parameter["in"]!.GetValue<string>() == "path") path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else query.Add($"{name}={value}");
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>The example of the body, with the version that is true now.</summary>
    public string? Body(long? version)
    {
        if (RequestContent?["example"]?.DeepClone() is not JsonObject body) return null;
        if (version is not null && body.ContainsKey("version")) body["version"] = version;
        return body.ToJsonString();
    }

    public bool AsksForVersion =>
        RequestContent?["example"] is JsonObject body && body.ContainsKey("version")
        || (Json["parameters"]?.AsArray().Any(parameter => parameter!["name"]!.GetValue<string>() == "version") ?? false);

    private KeyValuePair<string, JsonNode?> Success => Json["responses"]!.AsObject().First(response => response.Key.StartsWith('2'));

    /// <summary>The first member of this name, however deep.</summary>
    public static JsonElement? Find(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty(name, out var value) => value,
        JsonValueKind.Object => json.EnumerateObject().Select(member => Find(member.Value, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
