using System.Text.RegularExpressions;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>A rule of telemetry/prometheus/alerts.yml, which promtool has found to be well formed.</summary>
internal sealed partial record AlertRule(string Name, string Text)
{
    public const string File = "telemetry/prometheus/alerts.yml";

    /// <summary>As <c>DeadLetters</c> is explained in <c>docs/runbooks/dead-letters.md</c>.</summary>
    public string Runbook => $"docs/runbooks/{WordBegin().Replace(Name, "-").ToLowerInvariant()}.md";

    public string Expression { get; } = Query().Match(Text).Groups["query"].Value;

    public IEnumerable<string> Figures => PrometheusQuery.Figures(Expression);

    public static IReadOnlyList<AlertRule> ReadAll()
    {
        var parts = System.IO.File.ReadAllText(RepositoryFiles.PathOf(File)).ReplaceLineEndings("\n").Split("      - alert: ");
        return [.. parts.Skip(1).Select(part => new AlertRule(part[..part.IndexOf('\n', StringComparison.Ordinal)], part))];
    }

    [GeneratedRegex("(?<!^)(?=[A-Z])")]
    private static partial Regex WordBegin();

    /// <summary>On the line of the key, or indented below it.</summary>
    [GeneratedRegex(@"^        expr: (\|-\n(?<query>( {10}.*\n)+)|(?<query>.+)\n)", RegexOptions.Multiline)]
    private static partial Regex Query();
}
