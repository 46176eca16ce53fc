using System.Diagnostics;
using System.Diagnostics.Metrics;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>What the services use: the exporter of OpenTelemetry for .NET, both its ways.</summary>
public sealed class OtlpExporterTests
{
    private const int Patience = 30_000;

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Spans_arrive(OtlpExportProtocol protocol)
    {
        await using var server = await OtlpServer.StartAsync();
        using var source = new ActivitySource($"tests.{protocol}");
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).ConfigureResource(Name)
            .AddOtlpExporter(options => Aim(options, server, protocol, "v1/traces")).Build();

        using (var parent = source.StartActivity("parent", ActivityKind.Server))
        using (var child = source.StartActivity("child"))
            child!.SetTag("order", 17).SetStatus(ActivityStatusCode.Error, "refused").AddEvent(new ActivityEvent("retry"));
        Assert.True(provider.ForceFlush(Patience));

        var trace = Assert.Single(server.Store.Traces.All());
        Assert.Equal(("parent", 1), (trace.Root.Name, trace.Errors));
        var child1 = trace.Spans.Single(span => span.Name == "child");
        Assert.Equal((trace.Root.SpanId, "refused", "17"), (child1.ParentId, child1.StatusText, child1.Tags.Single(tag => tag.Key == "order").Text));
        Assert.Equal("retry", Assert.Single(child1.Events).Name);
        Assert.Equal("sender-one", child1.Sender.Id);
    }

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Log_records_arrive_with_their_fields(OtlpExportProtocol protocol)
    {
        await using var server = await OtlpServer.StartAsync();
        using (var factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("sender", serviceInstanceId: "one"));
            options.AddOtlpExporter(exporter => Aim(exporter, server, protocol, "v1/logs"));
        })))
        {
            factory.CreateLogger("tests.orders").LogWarning(7, "Order {Order} is late", 17);
        }

        // Disposed of, the factory has sent everything.
        var record = Assert.Single(server.Store.Logs.All());
        Assert.Equal(("Order 17 is late", LogLevelName.Warning, "tests.orders"), (record.Body, record.Level, record.Scope));
        Assert.Equal("17", record.Tags.Single(tag => tag.Key == "Order").Text);
    }

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Metrics_arrive_by_kind(OtlpExportProtocol protocol)
    {
        await using var server = await OtlpServer.StartAsync();
        using var meter = new Meter($"tests.{protocol}");
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).ConfigureResource(Name)
            .AddOtlpExporter((options, _) => Aim(options, server, protocol, "v1/metrics")).Build();

        meter.CreateCounter<long>("sold", "{ticket}").Add(3, KeyValuePair.Create<string, object?>("hall", "north"));
        meter.CreateHistogram<double>("wait", "s").Record(0.7);
        meter.CreateObservableGauge("free", () => 12);
        Assert.True(provider.ForceFlush(Patience));

        Assert.Equal(
            [("free", InstrumentKind.Gauge), ("sold", InstrumentKind.Counter), ("wait", InstrumentKind.Histogram)],
            server.Store.Metrics.Names().Select(known => (known.Name.Name, known.Kind)));
        var sold = server.Store.Metrics.Find(["sender"], meter.Name, "sold").Single().Dimensions.Single();
        Assert.Equal((3, "north"), (sold.Points[^1].Value, sold.Tags.Single().Text));
    }

    private static void Name(ResourceBuilder resource) => resource.AddService("sender", serviceInstanceId: "one");

    private static void Aim(OtlpExporterOptions options, OtlpServer server, OtlpExportProtocol protocol, string path)
    {
        options.Protocol = protocol;
        options.Endpoint = protocol == OtlpExportProtocol.Grpc ? server.Grpc : new Uri(server.Http, path);
        options.TimeoutMilliseconds = Patience;
    }
}
