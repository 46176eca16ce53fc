using System.Text.RegularExpressions;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>What a query asks for.</summary>
internal static partial class PrometheusQuery
{
    /// <summary>The names of its figures, as the exporter writes them.</summary>
    public static IEnumerable<string> Figures(string query) =>
        Identifier().Matches(Labels().Replace(Quoted().Replace(query, ""), "")).Select(word => word.Value).Distinct();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    /// <summary>What stands in braces or brackets, and what a sum is grouped by.</summary>
    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(by|on) \([^)]*\)")]
    private static partial Regex Labels();

    /// <summary><c>up</c>, and every word with an underscore that is no function.</summary>
    [GeneratedRegex(@"\bup\b|\b[a-z]+(_[a-z]+)+\b(?!\()")]
    private static partial Regex Identifier();
}
