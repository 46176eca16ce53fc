using System.Text.Json;

namespace AskPro.Integrations.Retell.Api;

/// <summary>Reads members of an object that Retell sent. What is absent, null or of another kind is null: properties come and go.</summary>
internal readonly struct WireObject(JsonElement source)
{
    public string? Text(string name)
    {
        try
        {
            return Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    public int? Whole(string name) => Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public decimal? Amount(string name) => Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

    public bool? Flag(string name) => Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public DateTimeOffset? Instant(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) && value is > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : null;

    /// <summary>Null when there is no list.</summary>
    public IReadOnlyList<string>? Texts(string name) => Member(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : null;

    public IReadOnlyList<JsonElement> Objects(string name) => Member(name) is { ValueKind: JsonValueKind.Array } list ? ObjectsOf(list) : [];

    public static IReadOnlyList<JsonElement> ObjectsOf(JsonElement list) =>
        [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)];

    private JsonElement? Member(string name) =>
        source.ValueKind == JsonValueKind.Object && source.TryGetProperty(name, out var value) ? value : null;
}
