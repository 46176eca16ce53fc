using System.Text.Json;

namespace AskPro.Integrations.Retell.Calls;

/// <summary>
/// Finds the name of the person on the other side. What the analysis heard is better than what the flow collected, which is
/// better than what the agent was told before the call.
/// </summary>
internal static class RetellCallerName
{
    private const int LongestName = 200;

    /// <summary>Keys are the agents' own; these are the ones seen in use. The first one with a value counts.</summary>
    private static readonly string[] _keys =
    [
        "customer_name", "customer_full_name", "caller_name", "caller_full_name", "patient_name", "patient_full_name", "full_name",
        "kundenname", "name", "_name",
    ];

    private static readonly (string First, string Last)[] _pairs =
        [("first_name", "last_name"), ("customer_first_name", "customer_last_name"), ("vorname", "nachname")];

    /// <summary>Words that agents put where they know no name.</summary>
    private static readonly HashSet<string> _nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "null", "unknown", "unbekannt", "anonymous", "anonym", "n/a", "-", "caller", "anrufer", "customer_name", "caller_name",
    };

    /// <param name="sources">JSON objects, the best first.</param>
    public static string? Find(params string?[] sources)
    {
        foreach (var source in sources)
        {
            if (source is null)
                continue;
            using var document = JsonDocument.Parse(source);
            if (FindIn(document.RootElement) is { } name)
                return name;
        }

        return null;
    }

    private static string? FindIn(JsonElement source)
    {
        foreach (var key in _keys)
        {
            if (Text(source, key) is { } name)
                return name;
        }

        foreach (var (first, last) in _pairs)
        {
            if (Text(source, last) is { } lastName)
                return Text(source, first) is { } firstName ? $"{firstName} {lastName}" : lastName;
        }

        return null;
    }

    private static string? Text(JsonElement source, string key) =>
        source.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            && RetellText.Clean(value.GetString()!) is { Length: <= LongestName } text && !_nobody.Contains(text)
            ? text
            : null;
}
