using System.Net.Http.Headers;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>Telemetry through the dashboard's own door.</summary>
internal static class SentTelemetry
{
    /// <summary>One trace with an error, an event and a link; one record of that trace; one histogram with an exemplar.</summary>
    public static async Task SendAllAsync(this DashboardApp dashboard, string name = "GET /things")
    {
        await dashboard.SendAsync("/v1/traces", WireExports.Trace(name, spans: 3));
        await dashboard.SendAsync("/v1/logs", WireExports.Log("Sold <b>out</b>"));
        await dashboard.SendAsync("/v1/metrics", WireExports.Histogram(10, 80, 10));
    }

    public static async Task SendAsync(this DashboardApp dashboard, string path, WireMessage message)
    {
        using var sender = new HttpClient { BaseAddress = new Uri(dashboard.Host.OtlpHttpAddress!), DefaultRequestHeaders = { { "x-otlp-api-key", dashboard.Host.Receiver!.ApiKey } } };
        using var answer = await sender.PostAsync(path, new ByteArrayContent(message.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } }, LocalApp.Timeout);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
    }
}
