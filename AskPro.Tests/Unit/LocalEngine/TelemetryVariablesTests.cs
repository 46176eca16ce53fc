using AskPro.Hosting.Engine;
using AskPro.Hosting.Launching;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class TelemetryVariablesTests
{
    [Fact]
    public void Without_a_receiver_services_are_told_nothing() => Assert.Empty(TelemetryVariables.For(Context([])));

    [Fact]
    public void With_a_receiver_services_learn_its_address_and_their_name()
    {
        var variables = TelemetryVariables.For(Context(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:4317" }));

        Assert.Equal("http://localhost:4317", variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", variables["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("api", variables["OTEL_SERVICE_NAME"]);
        Assert.Equal("service.instance.id=abcdefgh", variables["OTEL_RESOURCE_ATTRIBUTES"]);
    }

    private static LaunchContext Context(Dictionary<string, string?> settings) => new(
        new ProjectResource("api"),
        new DistributedApplicationExecutionContext(),
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
        new AppFolders(AppContext.BaseDirectory, isTest: true, TimeProvider.System),
        new Progress<string>(),
        "abcdefgh");
}
