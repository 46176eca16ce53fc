using System.Globalization;

namespace AskPro.LoadTest.Figures;

/// <summary>The last line of a command: <c>key=value</c> pairs that a program can read.</summary>
internal static class FigureLine
{
    public static string Of(params ReadOnlySpan<(string Key, object Value)> figures)
    {
        var parts = new List<string>(figures.Length);
        foreach (var (key, value) in figures)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={value}"));
        return string.Join(' ', parts);
    }
}
