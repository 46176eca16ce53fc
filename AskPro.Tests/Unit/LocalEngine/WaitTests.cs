using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class WaitTests
{
    [Fact]
    public async Task A_resource_starts_when_the_one_before_has_done_its_work()
    {
        await using var app = await LocalApp.StartAsync(builder =>
        {
            var job = builder.AddScript("job", "sleep 0.3");
            builder.AddScript("after", "sleep 60").WaitForCompletion(job);
        });

        var after = await app.ResourceNotifications.WaitForResourceHealthyAsync("after", LocalApp.Timeout);

        Assert.True(app.ResourceNotifications.TryGetCurrentState("job", out var job));
        Assert.Equal(KnownResourceStates.Finished, job.Snapshot.State!.Text);
        Assert.True(after.Snapshot.StartTimeStamp >= job.Snapshot.StopTimeStamp);
    }

    [Fact]
    public async Task A_failed_job_keeps_the_others_from_starting()
    {
        await using var app = await LocalApp.StartAsync(builder =>
        {
            var job = builder.AddScript("job", "echo broken; exit 3");
            builder.AddScript("after", "sleep 60").WaitForCompletion(job);
        });

        await app.ResourceNotifications.WaitForResourceAsync("after", KnownResourceStates.FailedToStart, LocalApp.Timeout);
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => app.ResourceNotifications.WaitForResourceHealthyAsync("job", LocalApp.Timeout));

        Assert.Contains("exit code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("broken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_test_nobody_waits_for_a_resource_that_has_ended()
    {
        await using var app = await LocalApp.StartAsync(builder =>
        {
            var first = builder.AddExecutable("first", "no-such-program-anywhere", ".");
            builder.AddScript("second", "sleep 60").WaitFor(first);
        });

        var second = await app.ResourceNotifications.WaitForResourceAsync(
            "second", change => change.Snapshot.State?.Text == KnownResourceStates.FailedToStart, LocalApp.Timeout);

        Assert.Contains("no-such-program-anywhere is missing", second.Snapshot.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_told_to_keep_waiting_starts_once_the_other_does()
    {
        var marker = Path.Combine(Path.GetTempPath(), $"askpro-wait-{Environment.ProcessId}");
        File.Delete(marker);
        await using var app = await LocalApp.StartAsync(builder =>
        {
            var first = builder.AddScript("first", $"test -e {marker} && exec sleep 60; exit 1");
            builder.AddScript("second", "sleep 60").WaitFor(first, WaitBehavior.WaitOnResourceUnavailable);
        });
        await app.ResourceNotifications.WaitForResourceAsync("first", KnownResourceStates.Exited, LocalApp.Timeout);

        await File.WriteAllTextAsync(marker, "", LocalApp.Timeout);
        await app.ResourceCommands.ExecuteCommandAsync("first", KnownResourceCommands.StartCommand, LocalApp.Timeout);

        await app.ResourceNotifications.WaitForResourceHealthyAsync("second", LocalApp.Timeout);
        File.Delete(marker);
    }

    [Fact]
    public async Task A_resource_is_healthy_only_when_its_check_says_so()
    {
        await using var app = await LocalApp.StartAsync(builder => builder.AddScript("mute", "sleep 60")
            .WithAnnotation(new EndpointAnnotation("http", "http"))
            .WithHttpHealthCheck("/health", endpointName: "http"));

        var change = await app.ResourceNotifications.WaitForResourceAsync(
            "mute", e => e.Snapshot.HealthReports.Any(report => report.Description is not null), LocalApp.Timeout);

        Assert.Equal("Unhealthy", change.Snapshot.HealthStatus.ToString());
        Assert.Equal("mute_http_/health_200_check", change.Snapshot.HealthReports.Single().Name);
    }
}
