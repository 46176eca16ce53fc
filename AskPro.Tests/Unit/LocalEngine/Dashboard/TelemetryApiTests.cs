using System.Net;
using System.Text.Json;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class TelemetryApiTests
{
    [Fact]
    public async Task What_comes_out_can_be_sent_in_again()
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        await dashboard.SendAllAsync();
        var program = Program(dashboard);
        await using var other = await OtlpServer.StartAsync();
        using var sender = new HttpClient { BaseAddress = other.Http };

        foreach (var (from, to) in new[] { ("spans", "traces"), ("logs", "logs") })
        {
            var body = await program.GetStringAsync($"/api/telemetry/{from}", LocalApp.Timeout);
            using var answer = await sender.PostAsync($"/v1/{to}", new StringContent(body, null, "application/json"), LocalApp.Timeout);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var span = other.Store.Traces.All().Single().Spans[0];
        Assert.Equal((WireExports.TraceId, "theirs-one", "their.library", "refused"), (span.TraceId.ToString(), span.Sender.Id, span.Scope, span.StatusText));
        Assert.Equal(("retry", 2_000_000L), (span.Events.Single().Name, span.Duration));
        Assert.Equal(("Sold <b>out</b>", "17"), (other.Store.Logs.All().Single().Body, other.Store.Logs.All().Single().Tags.Single().Text));
    }

    [Theory]
    [InlineData("spans", 3)]
    [InlineData("spans?resource=theirs&resource=nobody&hasError=true&limit=2", 2)]
    [InlineData("spans?resource=nobody", 0)]
    [InlineData("spans?traceId=0102030405060708090a0b0c0d0e0f10&search=things", 3)]
    [InlineData("spans?hasError=false", 0)]
    [InlineData("traces?filter=http.route~thing", 3)]
    [InlineData("traces/0102030405060708090a0b0c0d0e0f10", 3)]
    public async Task Spans_are_asked_for_by_conditions(string path, int expected)
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        await dashboard.SendAllAsync();

        using var answer = JsonDocument.Parse(await Program(dashboard).GetStringAsync($"/api/telemetry/{path}", LocalApp.Timeout));

        Assert.Equal(expected, answer.RootElement.GetProperty("resourceSpans").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("scopeSpans").EnumerateArray()).Sum(scope => scope.GetProperty("spans").GetArrayLength()));
    }

    [Fact]
    public async Task Senders_and_totals_are_told_and_unknown_traces_are_not_found()
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        await dashboard.SendAllAsync();
        var program = Program(dashboard);

        Assert.Contains("\"displayName\":\"theirs-one\"", await program.GetStringAsync("/api/telemetry/resources", LocalApp.Timeout), StringComparison.Ordinal);
        Assert.StartsWith("{\"spans\":3,\"logs\":1,\"points\":1,", await program.GetStringAsync("/api/telemetry/totals", LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/telemetry/traces/ffffffffffffffffffffffffffffffff", LocalApp.Timeout)).StatusCode);
    }

    [Fact]
    public async Task Who_follows_gets_each_record_once_as_a_line()
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        await dashboard.SendAsync("/v1/logs", WireExports.Log("kept"));
        using var answer = await Program(dashboard).GetAsync("/api/telemetry/logs?follow=true", HttpCompletionOption.ResponseHeadersRead, LocalApp.Timeout);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(LocalApp.Timeout));

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"kept\"", await lines.ReadLineAsync(LocalApp.Timeout), StringComparison.Ordinal);
        await dashboard.SendAsync("/v1/logs", WireExports.Log("fresh"));
        var line = await lines.ReadLineAsync(LocalApp.Timeout);
        Assert.Contains("\"fresh\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kept\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        await using var dashboard = await TelemetryPageTests.StartAsync();
        var program = dashboard.Stranger();
        program.DefaultRequestHeaders.Add("x-api-key", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/telemetry/spans", LocalApp.Timeout)).StatusCode);
        // The key opens nothing but this.
        Assert.Equal(HttpStatusCode.Unauthorized, (await Program(dashboard).GetAsync("/traces", LocalApp.Timeout)).StatusCode);
    }

    private static HttpClient Program(DashboardApp dashboard)
    {
        var program = dashboard.Stranger();
        program.DefaultRequestHeaders.Add("x-api-key", dashboard.Token);
        return program;
    }
}
