using System.Text.RegularExpressions;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Whoever an alert wakes finds what to do, and every alert was seen to fire and not to fire.</summary>
public sealed partial class AlertTests
{
    private static readonly string[] Severities = ["critical", "warning"];
    private static readonly string[] Headings = ["## What it means", "## Look", "## Do", "## Over when"];

    public static TheoryData<string> Names => [.. AlertRule.ReadAll().Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_alert_says_how_bad_it_is_and_leads_to_its_runbook(string name)
    {
        var rule = Rule(name);
        var severity = Severity().Match(rule.Text).Groups["word"].Value;

        Assert.Contains(severity, Severities);
        Assert.Matches(@"(?m)^          summary: '.+'$", rule.Text);
        Assert.Matches(@"(?m)^          description: '.+'$", rule.Text);
        Assert.Contains($"          runbook_url: {rule.Runbook}\n", rule.Text, StringComparison.Ordinal);
        var runbook = TrackedFiles.Read(rule.Runbook);
        Assert.StartsWith("# ", runbook, StringComparison.Ordinal);
        Assert.Contains($"Alert `{name}`, {severity}.", runbook, StringComparison.Ordinal);
        Assert.Equal(Headings, runbook.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_alert_was_seen_to_fire_and_not_to_fire(string name)
    {
        var counts = TrackedFiles.Matching(path => path.StartsWith("telemetry/prometheus/tests/", StringComparison.Ordinal))
            .SelectMany(path => Expected().Matches(TrackedFiles.Read(path)))
            .Where(match => match.Groups["name"].Value == name)
            .Select(match => match.Groups["count"].Value)
            .ToArray();

        Assert.Contains("0", counts);
        Assert.Contains(counts, count => count != "0");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_tells_every_figure_that_an_alert_asks_for(string name)
    {
        var asked = Rule(name).Figures.ToArray();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(ToldFigures.ReadAll()));
    }

    [Fact]
    public void Runbooks_lead_only_to_pages_that_are_there()
    {
        var dead = TrackedFiles.Matching(path => path.StartsWith("docs/runbooks/", StringComparison.Ordinal))
            .SelectMany(path => Link().Matches(TrackedFiles.Read(path)).Select(link => Path.Join(Path.GetDirectoryName(path), link.Groups["page"].Value)))
            .Where(page => !File.Exists(Support.RepositoryFiles.PathOf(page)));

        Assert.Empty(dead);
    }

    private static AlertRule Rule(string name) => AlertRule.ReadAll().Single(rule => rule.Name == name);

    [GeneratedRegex(@"labels: \{severity: (?<word>\w+)\}")]
    private static partial Regex Severity();

    [GeneratedRegex("""ALERTS\{alertname="(?<name>\w+)",alertstate="firing"\}\) or vector\(0\)', eval_time: \w+, exp_samples: \[\{value: (?<count>\d+)\}\]""")]
    private static partial Regex Expected();

    [GeneratedRegex(@"\]\((?<page>[^)#:]+\.md)")]
    private static partial Regex Link();
}
