using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.ApiDocument;

/// <summary>Compares JSON with an example or with a schema; says where they differ.</summary>
internal static class JsonShape
{
    /// <summary>Same members, same kinds, as many items; values may differ.</summary>
    /// <param name="mayOmit">Whether the example may leave out members.</param>
    public static IEnumerable<string> Differences(JsonNode? example, JsonNode? actual, bool mayOmit = false, string at = "$")
    {
        if (Kind(example) != Kind(actual)) return [$"{at}: {Kind(example)} in the example, {Kind(actual)} in the answer"];
        if (example is JsonObject wanted && actual is JsonObject given)
        {
            var names = wanted.Select(member => member.Key).ToList();
            var missing = names.Where(name => !given.ContainsKey(name)).Select(name => $"{at}.{name}: not in the answer");
            var unknown = mayOmit ? [] : given.Select(member => member.Key).Except(names).Select(name => $"{at}.{name}: not in the example");
            return [.. missing, .. unknown, .. names.Where(given.ContainsKey).SelectMany(name => Differences(wanted[name], given[name], mayOmit, $"{at}.{name}"))];
        }
        if (example is not JsonArray items || actual is not JsonArray others) return [];
        var length = items.Count == others.Count || (mayOmit && items.Count <= others.Count) ? Array.Empty<string>() : [$"{at}: {items.Count} items in the example, {others.Count} in the answer"];
        return [.. length, .. items.Zip(others).SelectMany((pair, index) => Differences(pair.First, pair.Second, mayOmit, $"{at}[{index}]"))];
    }

    /// <summary>What a schema of the document does not allow.</summary>
    public static IEnumerable<string> Violations(JsonNode document, JsonNode schema, JsonNode? json, string at = "$")
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Violations(document, document["components"]!["schemas"]![reference.Split('/')[^1]]!, json, at);
        if (schema["oneOf"] is JsonArray choices)
            return choices.Any(choice => !Violations(document, choice!, json, at).Any()) ? [] : [$"{at}: none of the schema's choices"];
        if (schema["type"] is { } type && !Types(type).Contains(Kind(json)) && !(Kind(json) == "integer" && Types(type).Contains("number")))
            return [$"{at}: {Kind(json)}, the schema says {type.ToJsonString()}"];
        if (schema["enum"] is JsonArray values && !values.Any(value => JsonNode.DeepEquals(value, json)))
            return [$"{at}: {json?.ToJsonString()} is not one of {values.ToJsonString()}"];
        if (json is JsonArray items && schema["items"] is { } item)
            return items.SelectMany((value, index) => Violations(document, item, value, $"{at}[{index}]"));
        if (json is not JsonObject members || schema["properties"] is not JsonObject properties) return [];
        var missing = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name)) ?? [];
        return
        [
            .. missing.Select(name => $"{at}.{name}: required"),
            .. members.Where(member => !properties.ContainsKey(member.Key)).Select(member => $"{at}.{member.Key}: not in the schema"),
            .. members.Where(member => properties.ContainsKey(member.Key)).SelectMany(member => Violations(document, properties[member.Key]!, member.Value, $"{at}.{member.Key}")),
        ];
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(one => one!.GetValue<string>()) : [type.GetValue<string>()];

    private static string Kind(JsonNode? json) => json?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => json.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
