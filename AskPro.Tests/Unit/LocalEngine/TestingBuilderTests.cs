using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class TestingBuilderTests
{
    [Fact]
    public async Task Several_applications_run_side_by_side_on_their_own_ports()
    {
        var apps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LocalApp.StartAsync(builder => builder
            .AddScript("one", "exec sleep 60").WithAnnotation(new EndpointAnnotation("http", "http", 5199)))));

        foreach (var app in apps)
            await app.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);
        var ports = apps.Select(app => app.GetEndpoint("one", "http").Port).ToList();
        foreach (var app in apps)
            await app.DisposeAsync();

        Assert.Equal(4, ports.Distinct().Count());
        Assert.DoesNotContain(5199, ports);
    }

    [Fact]
    public async Task A_test_may_change_the_application_before_it_is_built()
    {
        await using var builder = await LocalApp.DescribeAsync(app => app.AddScript("one", "echo value $KEY; exec sleep 60"), "--Key:Sub=from args");
        Assert.Equal("from args", builder.Configuration["Key:Sub"]);
        var one = (ExecutableResource)builder.Resources.Single(resource => resource.Name == "one");
        builder.CreateResourceBuilder(one).WithEnvironment("KEY", "changed");

        var app = await builder.BuildAsync(LocalApp.Timeout);
        await app.StartAsync(LocalApp.Timeout);

        var loggers = (ResourceLoggerService)app.Services.GetService(typeof(ResourceLoggerService))!;
        await foreach (var lines in loggers.WatchAsync("one").WithCancellation(LocalApp.Timeout))
        {
            Assert.Equal("value changed", lines[0].Content);
            break;
        }
    }

    [Fact]
    public async Task A_failure_of_the_AppHost_reaches_the_test()
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => LocalApp.DescribeAsync(app =>
        {
            app.AddScript("one", "true");
            app.AddScript("ONE", "true");
        }));

        Assert.Contains("'ONE'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_builder_that_is_thrown_away_starts_nothing()
    {
        var marker = Path.Combine(Path.GetTempPath(), $"askpro-unbuilt-{Environment.ProcessId}");
        var builder = await LocalApp.DescribeAsync(app => app.AddScript("one", $"touch {marker}"));

        await builder.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => builder.BuildAsync(LocalApp.Timeout));
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task Disposing_ends_every_process()
    {
        var app = await LocalApp.StartAsync(builder => builder.AddScript("one", "exec sleep 60"));
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("one", LocalApp.Timeout);

        await app.DisposeAsync();

        Assert.Null(AskPro.Hosting.Processes.ProcessIdentity.Of(running.Snapshot.Pid()!.Value));
    }

    [Fact]
    public async Task Unknown_names_are_refused()
    {
        await using var app = await LocalApp.StartAsync(builder => builder.AddScript("one", "exec sleep 60"));

        Assert.Throws<ArgumentException>(() => app.GetEndpoint("two", "http"));
        Assert.Throws<ArgumentException>(() => app.CreateHttpClient("one", "http"));
        Assert.Throws<ArgumentException>(() => app.GetConnectionStringAsync("one", LocalApp.Timeout).AsTask().GetAwaiter().GetResult());
    }
}
