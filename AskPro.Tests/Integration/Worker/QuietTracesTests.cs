using System.Diagnostics;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Telemetry;
using AskPro.Worker.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>With the sampler that the hosting engines set, a Worker that has nothing to do has nothing to tell.</summary>
public sealed class QuietTracesTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private readonly KeptTelemetry _kept = new();
    private WorkerRig _rig = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _rig = new WorkerRig(database);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_batch_is_one_trace_and_looks_polls_and_health_checks_are_none()
    {
        await using var worker = await StartAsync();
        // What the test itself asks is no trace of the Worker's.
        using var hushed = SuppressInstrumentationScope.Begin();
        var address = new Uri(worker.Urls.Single());
        using var client = new HttpClient { BaseAddress = address };
        for (var asked = 0; asked < 10; asked++)
        {
            await client.GetStringAsync("/health", Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Stop);
        }

        Assert.Empty(Statements().Select(KeptTelemetry.Words));
        // The health checks of other tests in this process are those of other ports.
        Assert.DoesNotContain(
            _kept.Spans.Select(KeptTelemetry.Words),
            words => words.Contains("/health", StringComparison.Ordinal) && words.Contains($"{address.Port}", StringComparison.Ordinal));

        var company = await _rig.CompanyAsync();
        var sent = await _rig.SendAsync(company, WorkerRig.Example("retell_call_started", "call_one_trace"));
        while (!_kept.Spans.Any(span => Equals(span.GetTagItem("askpro.event_id"), sent[0])))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Stop);

        var trace = Assert.Single(Statements().Select(span => span.TraceId).Distinct());
        var root = Assert.Single(_kept.Spans, span => span.TraceId == trace && span.ParentSpanId == default);
        Assert.Equal("inbox batch", root.OperationName);
        await worker.StopAsync(Stop);
    }

    /// <summary>Spans of other tests in this process are heard too; theirs are other databases.</summary>
    private Activity[] Statements()
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString()).Database!;
        return [.. _kept.Spans.Where(span => span.Source.Name == "Npgsql" && KeptTelemetry.Words(span).Contains(name, StringComparison.Ordinal))];
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database.ConnectionString("askpro_worker"),
            ["ConnectionStrings:cache"] = "127.0.0.1:1",
            ["Inbox:PollMilliseconds"] = "20",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProCache();
        builder.AddInboxPump();
        _kept.AddTo(builder.Services);
        var worker = builder.Build();
        worker.MapDefaultEndpoints();
        await worker.StartAsync(Stop);
        return worker;
    }
}
