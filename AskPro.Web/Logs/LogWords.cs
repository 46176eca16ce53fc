using System.Globalization;
using System.Text.Json;
using AskPro.Web.Texts;

namespace AskPro.Web.Logs;

/// <summary>Severities and services in words, and the values of a record in their order.</summary>
internal static class LogWords
{
    public static readonly IReadOnlyList<string> Services = ["api", "worker", "web"];

    /// <summary>The least that can be asked for, in the order of the choice.</summary>
    public static readonly IReadOnlyList<string> Severities = ["warn", "error", "fatal"];

    public static string Service(string code) => code switch
    {
        "api" => "Api",
        "worker" => "Worker",
        "web" => "Web",
        _ => code,
    };

    public static string AtLeast(string code) => Words.LogAtLeast.Replace("{0}", Severity(code.ToUpperInvariant()), StringComparison.Ordinal);

    public static string Severity(string name) => name switch
    {
        "INFO" => Words.LogInfo,
        "WARN" => Words.LogWarn,
        "ERROR" => Words.LogError,
        "FATAL" => Words.LogFatal,
        _ => name,
    };

    public static string Tint(string name) => name switch
    {
        "ERROR" or "FATAL" => "tint-red",
        "WARN" => "tint-amber",
        _ => "",
    };

    /// <summary>To the millisecond, in the reader's zone.</summary>
    public static string Time(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>The values by name.</summary>
    public static IEnumerable<(string Name, string Value)> Attributes(JsonElement attributes) =>
        attributes.ValueKind == JsonValueKind.Object
            ? attributes.EnumerateObject().Select(value => (value.Name, value.Value.ValueKind == JsonValueKind.Null ? "–" : value.Value.ToString()))
            : [];
}
