using AskPro.Hosting.Engine;
using AskPro.Hosting.Servers;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class RestartTests
{
    private static readonly RunMode Developer = new(IsTest: true) { RestartsCrashed = true };

    [Fact]
    public void The_pause_doubles_up_to_half_a_minute_and_begins_anew_after_a_good_minute()
    {
        var backOff = new BackOff();
        var pauses = Enumerable.Range(0, 7).Select(_ => backOff.Next(TimeSpan.FromSeconds(1)).TotalSeconds).ToList();

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], pauses);
        Assert.Equal(1, backOff.Next(TimeSpan.FromMinutes(2)).TotalSeconds);
        Assert.Equal(2, backOff.Next(TimeSpan.FromSeconds(1)).TotalSeconds);
    }

    [Fact]
    public async Task A_crashed_service_of_a_developer_comes_back()
    {
        await using var app = await LocalApp.StartAsync(AddService, Developer);
        var first = await app.ResourceNotifications.WaitForResourceHealthyAsync("service", LocalApp.Timeout);

        Kill(first);

        var second = await app.ResourceNotifications.WaitForResourceAsync(
            "service", change => change.Snapshot.Pid() is { } pid && pid != first.Snapshot.Pid(), LocalApp.Timeout);
        Assert.Equal(KnownResourceStates.Running, second.Snapshot.State!.Text);
    }

    [Fact]
    public async Task A_crashed_service_whose_program_is_gone_for_a_moment_comes_back_with_it()
    {
        using var folder = new ThrowAwayFolder();
        var program = Path.Combine(folder.Path, "service");
        PutProgram(program);
        await using var app = await LocalApp.StartAsync(
            builder => builder.AddExecutable("service", program, ".", "60").WithAnnotation(new EndpointAnnotation("tcp", "tcp")), Developer);
        var first = await app.ResourceNotifications.WaitForResourceHealthyAsync("service", LocalApp.Timeout);

        File.Delete(program);
        Kill(first);
        await app.ResourceNotifications.WaitForResourceAsync(
            "service", change => change.Snapshot.State?.Text == KnownResourceStates.FailedToStart, LocalApp.Timeout);
        PutProgram(program);

        var second = await app.ResourceNotifications.WaitForResourceAsync(
            "service", change => change.Snapshot.Pid() is { } pid && pid != first.Snapshot.Pid(), LocalApp.Timeout);
        Assert.Equal(KnownResourceStates.Running, second.Snapshot.State!.Text);
    }

    [Fact]
    public async Task A_crashed_service_of_a_test_stays_down_until_the_test_starts_it()
    {
        await using var app = await LocalApp.StartAsync(AddService);
        var first = await app.ResourceNotifications.WaitForResourceHealthyAsync("service", LocalApp.Timeout);

        Kill(first);
        var end = await app.ResourceNotifications.WaitForResourceAsync(
            "service", change => change.Snapshot.State?.Text == KnownResourceStates.Exited, LocalApp.Timeout);
        await app.ResourceCommands.ExecuteCommandAsync("service", KnownResourceCommands.StartCommand, LocalApp.Timeout);
        var second = await app.ResourceNotifications.WaitForResourceHealthyAsync("service", LocalApp.Timeout);

        Assert.Equal(137, end.Snapshot.ExitCode);
        Assert.Null(end.Snapshot.Note);
        Assert.NotEqual(first.Snapshot.Pid(), second.Snapshot.Pid());
    }

    [Fact]
    public async Task A_failed_job_is_not_repeated()
    {
        await using var app = await LocalApp.StartAsync(builder => builder.AddScript("job", "exit 4"), Developer);

        var end = await app.ResourceNotifications.WaitForResourceAsync(
            "job", change => change.Snapshot.State?.Text == KnownResourceStates.Exited, LocalApp.Timeout);

        Assert.Equal(4, end.Snapshot.ExitCode);
        Assert.Null(end.Snapshot.Note);
    }

    private static void AddService(IDistributedApplicationBuilder builder) =>
        builder.AddScript("service", "exec sleep 60").WithAnnotation(new EndpointAnnotation("tcp", "tcp"));

    private static void PutProgram(string path)
    {
        // Renamed into place: a program that is still being written cannot be started.
        File.Copy(ExternalProgram.Find("sleep")!, path + ".new");
        File.Move(path + ".new", path);
    }

    private static void Kill(ResourceEvent running) => System.Diagnostics.Process.GetProcessById(running.Snapshot.Pid()!.Value).Kill();
}
