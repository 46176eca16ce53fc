using System.Net;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>What a service is given so that its telemetry reaches the dashboard, and what the door for it asks for.</summary>
public sealed class TelemetryHandOverTests
{
    [Fact]
    public async Task A_project_learns_where_to_send_its_telemetry_and_with_which_key()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder => builder.AddProject<ScriptProject>("api"));

        var running = await dashboard.App.ResourceNotifications.WaitForResourceAsync(
            "api", change => change.Snapshot.State?.Text == KnownResourceStates.Running, LocalApp.Timeout);

        var given = running.Snapshot.EnvironmentVariables.ToDictionary(variable => variable.Name, variable => variable.Value);
        var receiver = dashboard.Host.Receiver!;
        Assert.Equal(receiver.Endpoint, given["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.StartsWith("http://localhost:", receiver.Endpoint, StringComparison.Ordinal);
        Assert.Equal("grpc", given["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal($"x-otlp-api-key={receiver.ApiKey}", given["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.Equal("api", given["OTEL_SERVICE_NAME"]);
        Assert.Equal($"service.instance.id={running.ResourceId["api-".Length..]}", given["OTEL_RESOURCE_ATTRIBUTES"]);
    }

    [Fact]
    public async Task A_configured_receiver_goes_before_the_dashboard()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder => builder.AddProject<ScriptProject>("api"), "--OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317");

        var running = await dashboard.App.ResourceNotifications.WaitForResourceAsync(
            "api", change => change.Snapshot.State?.Text == KnownResourceStates.Running, LocalApp.Timeout);

        var given = running.Snapshot.EnvironmentVariables.ToDictionary(variable => variable.Name, variable => variable.Value);
        Assert.Equal("http://localhost:4317", given["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_HEADERS", given.Keys);
    }

    [Fact]
    public async Task Telemetry_without_the_key_is_refused()
    {
        await using var dashboard = await DashboardApp.StartAsync(builder => builder.AddScript("one", "exec sleep 60"));
        using var sender = new HttpClient { BaseAddress = new Uri(dashboard.Host.OtlpHttpAddress!) };

        using var without = await sender.PostAsync("/v1/traces", new ByteArrayContent([]), LocalApp.Timeout);
        sender.DefaultRequestHeaders.Add("x-otlp-api-key", "wrong");
        using var wrong = await sender.PostAsync("/v1/traces", new ByteArrayContent([]), LocalApp.Timeout);

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }
}
