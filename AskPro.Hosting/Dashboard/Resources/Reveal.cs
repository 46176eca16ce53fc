namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>Which secrets a page shows: each was asked for by name, and only the name is in the address.</summary>
internal static class Reveal
{
    public static string Query(IEnumerable<string> names) =>
        string.Join('&', names.Select(name => $"reveal={Uri.EscapeDataString(name)}")) is { Length: > 0 } query ? $"?{query}" : "";

    /// <summary>The same page with one more or one less of them.</summary>
    public static string Toggle(string path, IReadOnlyList<string> names, string name) =>
        $"{path}{Query(names.Contains(name) ? names.Where(other => other != name) : names.Append(name))}";
}
