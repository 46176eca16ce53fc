using AskPro.Hosting.Engine;
using AskPro.Hosting.Processes;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class StopTests
{
    [Fact]
    public async Task Users_stop_before_what_they_use()
    {
        await using var builder = await LocalApp.DescribeAsync(app =>
        {
            var postgres = app.AddPostgres("postgres");
            var database = postgres.AddDatabase("askpro");
            var connection = app.AddConnectionString("own", ReferenceExpression.Create($"Port={postgres.GetEndpoint("tcp").Property(EndpointProperty.Port)}"));
            var migrations = app.AddScript("migrations", "true").WithReference(database).WaitFor(database);
            var api = app.AddProject<SampleProject>("api").WithReference(connection, connectionName: "askpro").WaitForCompletion(migrations);
            app.AddProject<SampleProject>("web").WithReference(api);
        });
        var processes = builder.Resources.Where(resource => resource.Name is "postgres" or "migrations" or "api" or "web");

        var order = StopOrder.Groups(processes).Select(group => string.Join('+', group.Select(resource => resource.Name))).ToList();

        Assert.Equal(["web", "api", "migrations", "postgres"], order);
    }

    [Fact]
    public async Task A_stopped_resource_is_gone_and_can_be_started_again()
    {
        await using var app = await LocalApp.StartAsync(builder => builder.AddScript("one", "exec sleep 60"));
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);
        var process = ProcessIdentity.Of(running.Snapshot.Pid()!.Value)!;

        var stop = await app.ResourceCommands.ExecuteCommandAsync("one", KnownResourceCommands.StopCommand, LocalApp.Timeout);

        Assert.True(stop.Success);
        Assert.False(process.IsAlive);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("one", out var stopped));
        Assert.Equal(KnownResourceStates.Exited, stopped.Snapshot.State!.Text);

        var restart = await app.ResourceCommands.ExecuteCommandAsync(stopped.ResourceId, KnownResourceCommands.RestartCommand, LocalApp.Timeout);
        Assert.True(restart.Success);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);
    }

    [Fact]
    public async Task A_process_that_will_not_end_is_killed_with_all_it_started()
    {
        await using var app = await LocalApp.StartAsync(
            builder => builder.AddScript("stubborn", "trap '' TERM; sleep 60 & echo child $!; while true; do sleep 1; done"),
            new RunMode(IsTest: true) { StopGrace = TimeSpan.FromMilliseconds(300) });
        await app.ResourceNotifications.WaitForResourceHealthyAsync("stubborn", LocalApp.Timeout);
        var child = ProcessIdentity.Of(await ChildAsync(app, "stubborn"))!;

        await app.ResourceCommands.ExecuteCommandAsync("stubborn", KnownResourceCommands.StopCommand, LocalApp.Timeout);

        Assert.True(app.ResourceNotifications.TryGetCurrentState("stubborn", out var stopped));
        Assert.Equal(137, stopped.Snapshot.ExitCode);
        Assert.False(child.IsAlive);
    }

    [Fact]
    public async Task Unknown_resources_and_commands_are_refused_with_a_sentence()
    {
        await using var app = await LocalApp.StartAsync(builder => builder.AddScript("one", "exec sleep 60"));

        var unknownResource = await app.ResourceCommands.ExecuteCommandAsync("two", "stop", LocalApp.Timeout);
        var unknownCommand = await app.ResourceCommands.ExecuteCommandAsync("one", "dance", LocalApp.Timeout);

        Assert.Contains("'two'", unknownResource.Message, StringComparison.Ordinal);
        Assert.Contains("'dance'", unknownCommand.Message, StringComparison.Ordinal);
    }

    private static async Task<int> ChildAsync(DistributedApplication app, string name)
    {
        var loggers = (ResourceLoggerService)app.Services.GetService(typeof(ResourceLoggerService))!;
        await foreach (var lines in loggers.WatchAsync(name).WithCancellation(LocalApp.Timeout))
        {
            if (lines[0].Content.StartsWith("child ", StringComparison.Ordinal))
                return int.Parse(lines[0].Content["child ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException("The script said nothing.");
    }
}
