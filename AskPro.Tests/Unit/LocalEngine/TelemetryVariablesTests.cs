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

    [Fact]
    public void With_the_dashboard_services_learn_where_people_find_a_trace_unless_they_were_told()
    {
        const string setting = "Telemetry__TraceUrl";
        var dashboard = new TelemetryReceiver("http://localhost:5111", "grpc", "key", "http://localhost:5110/traces/{trace_id}");

        Assert.Equal("http://localhost:5110/traces/{trace_id}", TelemetryVariables.For(Context([]) with { Receiver = dashboard })[setting]);
        Assert.Equal(
            "https://traces.example/{trace_id}",
            TelemetryVariables.For(Context(new() { ["Telemetry:TraceUrl"] = "https://traces.example/{trace_id}" }) with { Receiver = dashboard })[setting]);
        Assert.DoesNotContain(setting, (IDictionary<string, string?>)TelemetryVariables.For(Context(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:4317" }) with { Receiver = dashboard }));
    }

    private static LaunchContext Context(Dictionary<string, string?> settings) => new(
        new ProjectResource("api"),
        new DistributedApplicationExecutionContext(),
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
        new AppFolders(AppContext.BaseDirectory, isTest: true, TimeProvider.System),
        new Progress<string>(),
        "abcdefgh");
}
