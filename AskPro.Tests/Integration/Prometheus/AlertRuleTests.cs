using AskPro.Hosting.Servers;
using AskPro.Tests.Support;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.Integration.Prometheus;

/// <summary>Prometheus' own tool on the rules: well formed, firing when they should and silent when not.</summary>
public sealed class AlertRuleTests
{
    private const string Tests = "telemetry/prometheus/tests";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(RepositoryFiles.PathOf(Tests), "*.yml").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public Task The_rules_are_well_formed() => RunAsync("check", "rules", RepositoryFiles.PathOf(AlertRule.File));

    [Fact]
    public Task The_configuration_to_copy_is_well_formed() =>
        RunAsync("check", "config", "--syntax-only", RepositoryFiles.PathOf("telemetry/prometheus/prometheus.yml"));

    [Theory]
    [MemberData(nameof(Files))]
    public Task They_fire_when_they_should(string file) => RunAsync("test", "rules", RepositoryFiles.PathOf(Tests, file));

    private static async Task RunAsync(params string[] arguments)
    {
        var outcome = await ExternalProgram.RunAsync(PrometheusPrograms.Tool, arguments, Stop);

        Assert.True(outcome.Succeeded, outcome.Output);
        Assert.Contains("SUCCESS", outcome.Output, StringComparison.Ordinal);
    }
}
