using System.Text.RegularExpressions;
using AskPro.Hosting.Servers;
using AskPro.Tests.Support;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.Integration.Prometheus;

/// <summary>Alertmanager and its own tool on its configuration.</summary>
public sealed partial class AlertmanagerTests
{
    private static readonly string Configuration = RepositoryFiles.PathOf(RunningAlertmanager.File);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_configuration_is_well_formed() =>
        Assert.Contains("SUCCESS", await RunAsync("check-config", Configuration), StringComparison.Ordinal);

    [Theory]
    [InlineData("critical", "on-call")]
    [InlineData("warning", "same-day")]
    public async Task What_is_critical_goes_to_whoever_is_on_call(string severity, string receiver) => Assert.EndsWith(
        receiver, await RunAsync("config", "routes", "test", $"--config.file={Configuration}", $"severity={severity}", "alertname=Any"), StringComparison.Ordinal);

    [Fact]
    public async Task A_cause_silences_what_follows_from_it_and_nothing_else()
    {
        await using var alertmanager = await RunningAlertmanager.StartAsync(new Uri("http://127.0.0.1:1/nobody"), Stop);

        await alertmanager.FireAsync(["HttpErrors", "EventsWait", "DeadLetters", "DatabaseAway"], Stop);

        await alertmanager.UntilSuppressedAsync(["EventsWait", "HttpErrors"], Stop);
    }

    [Fact]
    public void Every_alert_it_names_is_a_rule()
    {
        var named = AlertNames().Matches(File.ReadAllText(Configuration)).SelectMany(match => match.Groups["names"].Value.Split('|')).ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(AlertRule.ReadAll().Select(rule => rule.Name)));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var outcome = await ExternalProgram.RunAsync(PrometheusPrograms.AlertTool, arguments, Stop);

        Assert.True(outcome.Succeeded, outcome.Output);
        return outcome.Output;
    }

    [GeneratedRegex("alertname=~?\"(?<names>[^\"]+)\"")]
    private static partial Regex AlertNames();
}
