using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell;

/// <summary>Reads members of what was sent or stored; another kind is null.</summary>
internal static class JsonShape
{
    internal static string? Text(this JsonObject source, string name) =>
        source[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static int? Whole(this JsonObject source, string name) => source[name].AsWhole();

    internal static int? AsWhole(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.AsAmount() is { } number && number == decimal.Truncate(number)
        && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    internal static decimal? AsAmount(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    internal static bool Flag(this JsonObject source, string name) => source[name]?.GetValueKind() == JsonValueKind.True;

    internal static bool Has(this JsonObject source, string name) => source[name] is not null;
}
