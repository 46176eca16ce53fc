using AskPro.Hosting.Launching;
using AskPro.Hosting.Reporting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class ConsoleReporterTests : IDisposable
{
    private readonly ResourceLoggerService _loggers = new(TimeProvider.System);
    private readonly ResourceCollection _resources = [];
    private readonly StringWriter _output = new();

    [Fact]
    public async Task A_failing_resource_shows_its_last_lines_without_colors()
    {
        _loggers.Append("api", "\u001b[31mboom\u001b[39m", isError: true);

        await TellAsync(Api() with { State = new ResourceStateSnapshot(KnownResourceStates.Exited, "error"), ExitCode = 3, Note = "starting again in 2 s" });

        Assert.Contains("api  ended with exit code 3, starting again in 2 s", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("| boom", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_all_is_up_the_addresses_are_named()
    {
        await TellAsync(Api() with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.Running, "success"),
            HealthStatus = HealthStatus.Healthy,
            IsReady = true,
            Urls = [new UrlSnapshot("http", "http://localhost:5101", "Api"), new UrlSnapshot("tcp", "tcp://localhost:1", null)],
        });

        Assert.Contains("AskPro is up after", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("http://localhost:5101  Api", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("tcp://", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_stopped_is_not_announced_as_up()
    {
        await TellAsync(Api() with { State = new ResourceStateSnapshot(KnownResourceStates.Exited, "info"), ExitCode = 143 });

        Assert.Contains("api  stopped", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("is up", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Running", false)]
    [InlineData("Finished", true)]
    public async Task A_verb_is_waited_for_until_it_has_ended(string state, bool announced)
    {
        var demo = new ProjectResource("demo");
        demo.Annotations.Add(new LaunchAnnotation("Project", (_, _) => throw new NotSupportedException()));

        await TellAsync(Api() with { State = new ResourceStateSnapshot(state, "success"), HealthStatus = HealthStatus.Healthy, IsReady = true }, demo);

        Assert.Equal(announced, _output.ToString().Contains("is up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Starting", "starting")]
    [InlineData("Finished", "finished")]
    [InlineData("NotStarted", null)]
    public void States_have_plain_words(string state, string? line) =>
        Assert.Equal(line, StateLine.Of(Api() with { State = new ResourceStateSnapshot(state, null) }));

    public void Dispose() => _output.Dispose();

    private static CustomResourceSnapshot Api() => new() { ResourceType = "Project" };

    private Task TellAsync(CustomResourceSnapshot snapshot) => TellAsync(snapshot, new ProjectResource("api"));

    private async Task TellAsync(CustomResourceSnapshot snapshot, ProjectResource resource)
    {
        _resources.Add(resource);
        var notifications = new ResourceNotificationService(_loggers, WaitBehavior.WaitOnResourceUnavailable);
        notifications.Publish(resource, resource.Name, _ => snapshot);
        var reporter = new ConsoleReporter(_resources, notifications, _loggers, TimeProvider.System, _output);
        reporter.Start();
        await reporter.StopAsync();
    }
}
