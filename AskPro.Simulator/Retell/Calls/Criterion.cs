using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Calls;

/// <summary>What a filter compares with.</summary>
internal enum CriterionKind
{
    /// <summary><c>{type:"string", op:"eq|ne|sw|ew|co", value}</c></summary>
    Text,

    /// <summary><c>{type:"enum", op:"in", value:[]}</c></summary>
    Word,

    /// <summary><c>{type:"number", op:"eq|ne|gt|ge|lt|le", value}</c> or <c>{type:"range", op:"bt", value:[lo,hi]}</c></summary>
    Number,

    /// <summary><c>{type:"boolean", op:"eq", value}</c></summary>
    Flag,
}

/// <summary>Reads one filter; <c>{type:"present", op:"pr|np"}</c> fits every kind.</summary>
internal static class Criterion
{
    internal static Func<JsonNode?, bool> Read(string key, CriterionKind kind, JsonNode filter)
    {
        if (filter is not JsonObject shape)
            throw Wrong(key);
        var op = shape.Text("op");
        return (shape.Text("type"), kind) switch
        {
            ("present", _) when op is "pr" or "np" => node => node is not null == (op == "pr"),
            ("string", CriterionKind.Text) when shape.Text("value") is { } text => Text(key, op, text),
            ("enum", CriterionKind.Word) when op == "in" && Words(shape["value"]) is { } words => node => node is not null && words.Contains(node.ToString()),
            ("number", CriterionKind.Number) when shape["value"].AsAmount() is { } number => Number(key, op, number),
            ("range", CriterionKind.Number) when op == "bt" && shape["value"] is JsonArray { Count: 2 } range
                && range[0].AsAmount() is { } low && range[1].AsAmount() is { } high => node => node.AsAmount() is { } value && value >= low && value <= high,
            ("boolean", CriterionKind.Flag) when op == "eq" && shape["value"]?.GetValueKind() is { } wanted and (JsonValueKind.True or JsonValueKind.False) =>
                node => node?.GetValueKind() == wanted,
            _ => throw Wrong(key),
        };
    }

    private static Func<JsonNode?, bool> Text(string key, string? op, string wanted) => op switch
    {
        "eq" => node => node?.ToString() == wanted,
        "ne" => node => node?.ToString() != wanted,
        "sw" => node => node?.ToString().StartsWith(wanted, StringComparison.Ordinal) is true,
        "ew" => node => node?.ToString().EndsWith(wanted, StringComparison.Ordinal) is true,
        "co" => node => node?.ToString().Contains(wanted, StringComparison.Ordinal) is true,
        _ => throw Wrong(key),
    };

    private static Func<JsonNode?, bool> Number(string key, string? op, decimal wanted) => op switch
    {
        "eq" => node => node.AsAmount() == wanted,
        "ne" => node => node.AsAmount() != wanted,
        "gt" => node => node.AsAmount() > wanted,
        "ge" => node => node.AsAmount() >= wanted,
        "lt" => node => node.AsAmount() < wanted,
        "le" => node => node.AsAmount() <= wanted,
        _ => throw Wrong(key),
    };

    private static HashSet<string>? Words(JsonNode? list) => list is JsonArray words && words.All(word => word?.GetValueKind() == JsonValueKind.String)
        ? [.. words.Select(word => word!.GetValue<string>())]
        : null;

    private static RetellRefusal Wrong(string key) => RetellRefusal.BadRequest($"filter_criteria.{key} has the wrong shape.");
}
