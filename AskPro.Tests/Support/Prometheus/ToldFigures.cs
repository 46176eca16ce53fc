using System.Text.RegularExpressions;
using AskPro.Tests.Architecture;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>The figures that docs/telemetry.md tells, by their names in Prometheus.</summary>
internal static partial class ToldFigures
{
    public static IReadOnlySet<string> ReadAll() => Read(TrackedFiles.Read("docs/telemetry.md")).ToHashSet(StringComparer.Ordinal);

    /// <summary>The instruments of the page as Prometheus calls them, and those that the page calls so itself.</summary>
    private static IEnumerable<string> Read(string page)
    {
        foreach (Match row in Instrument().Matches(page))
        {
            var name = row.Groups["name"].Value.Replace('.', '_') + row.Groups["unit"].Value switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
            string[] endings = row.Groups["kind"].Value switch { "counter" => ["_total"], "histogram" => ["_bucket", "_count", "_sum"], _ => [""] };
            foreach (var ending in endings)
                yield return name + ending;
        }

        foreach (Match row in Literal().Matches(page))
            yield return row.Groups["name"].Value;
    }

    [GeneratedRegex(@"^\| `(?<name>askpro\.[a-z_.]+)` \| (?<kind>[\w -]+) \| `?(?<unit>[^`|]+)`? \|", RegexOptions.Multiline)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(?<name>up|[a-z]+(_[a-z]+)+)` \|", RegexOptions.Multiline)]
    private static partial Regex Literal();
}
