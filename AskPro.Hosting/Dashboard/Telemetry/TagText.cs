using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>Values of attributes as text: plain ones as they are, lists and objects as JSON.</summary>
internal static class TagText
{
    // The text is encoded again where it is written into a page.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToBase64String(bytes),
        object?[] or Tag[] => JsonSerializer.Serialize(Plain(value), Json),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static IReadOnlyList<KeyValuePair<string, string>> All(Tag[] tags) => Array.ConvertAll(tags, tag => KeyValuePair.Create(tag.Key, tag.Text));

    private static object? Plain(object? value) => value switch
    {
        Tag[] fields => fields.GroupBy(field => field.Key).ToDictionary(same => same.Key, same => Plain(same.Last().Value)),
        object?[] items => items.Select(Plain).ToArray(),
        // JSON knows no NaN and no infinity.
        double number when !double.IsFinite(number) => number.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };
}
