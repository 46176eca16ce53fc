using System.Text.Json;

namespace AskPro.Api.Features.Calls;

/// <summary>Reads json columns, which hold what the vendor sent.</summary>
internal static class Json
{
    internal static JsonElement? Object(string? column)
    {
        if (column is null) return null;
        using var document = JsonDocument.Parse(column);
        return document.RootElement.Clone();
    }

    /// <summary>The median of Retell's end-to-end latency, in milliseconds: <c>{"e2e":{"p50":934.0,…},…}</c>.</summary>
    internal static double? MedianLatency(string? column) =>
        Object(column) is { ValueKind: JsonValueKind.Object } latency
        && latency.TryGetProperty("e2e", out var endToEnd) && endToEnd.ValueKind is JsonValueKind.Object
        && endToEnd.TryGetProperty("p50", out var median) && median.ValueKind is JsonValueKind.Number
            ? median.GetDouble()
            : null;
}
