using AskPro.ServiceDefaults.LogStore;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>The key in a webhook's address lets everybody write to the company's inbox, and telemetry leaves the house.</summary>
public sealed class ExportedTelemetryTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Key = "unguessable-Sabine-Mueller-0171-3920017";

    private readonly KeptTelemetry _kept = new();

    [Fact]
    public async Task Nothing_that_is_exported_holds_the_key_of_an_address()
    {
        await using var host = Start(database);
        await database.Owner.ChangeAsync("truncate log_records");
        // The test's own client names the address; the host does not run below it and stays heard.
        using (SuppressInstrumentationScope.Begin())
            await AskInEveryWayAsync(host);
        Flush(host);
        await host.Get<IEnumerable<IHostedService>>().OfType<LogWriter>().Single().RunOnceAsync(TestContext.Current.CancellationToken);

        // What operators read on the page is what is exported, and it is stored for days.
        var stored = await database.Owner.AskAsync<string>(null, "select string_agg(to_jsonb(log_records)::text, chr(10)) from log_records");
        Assert.Contains("signature_invalid", stored, StringComparison.Ordinal);
        Assert.False(Tells(stored));
        Assert.Contains(_kept.Logs, line => line.Contains("signature_invalid", StringComparison.Ordinal));
        Assert.Contains(_kept.Spans, span => Equals(span.GetTagItem("url.path"), "/api/retell/webhook/{companyKey}"));
        Assert.Contains(_kept.Metrics, point => point.Contains("/api/retell/webhook/{companyKey}", StringComparison.Ordinal));
        AssertSilent();
    }

    [Fact]
    public async Task Nor_does_it_when_the_database_is_away()
    {
        await using var host = Start(database, new() { ["ConnectionStrings:askpro"] = "Host=127.0.0.1;Port=1;Username=x;Password=x;Timeout=1" });
        using (SuppressInstrumentationScope.Begin())
            (await host.PostAsync(Webhooks.Event(Webhooks.NewCallId()), "/" + Key)).Dispose();
        Flush(host);

        Assert.Contains(_kept.Logs, line => line.Contains("could not be looked up", StringComparison.Ordinal));
        AssertSilent();
    }

    private static async Task AskInEveryWayAsync(WebhookHost host)
    {
        var body = Webhooks.Event(Webhooks.NewCallId());
        Task<HttpResponseMessage>[] attempts =
        [
            host.PostAsync(body, "/" + Key),
            host.PostWithHeaderAsync(body, null, "/" + Key),
            host.PostWithHeaderAsync(body, "v=nonsense", "/" + Key),
            host.PostAsync(body, $"/{Key}?key={Key}"),
            host.PostAsync(body, $"/{Key}/no-such-route"),
            host.PostAsync(new byte[9 * 1024 * 1024], "/" + Key),
        ];
        foreach (var answer in await Task.WhenAll(attempts))
            answer.Dispose();
        using var client = host.CreateClient();
        (await client.GetAsync(new Uri($"/api/retell/webhook/{Key}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
    }

    /// <summary>As loud as an operator can make it by the product's own switches.</summary>
    private WebhookHost Start(TestDatabase on, Dictionary<string, string?>? settings = null)
    {
        settings ??= [];
        settings["OTEL_TRACES_SAMPLER"] = "always_on";
        settings["OTEL_METRICS_EXEMPLAR_FILTER"] = "always_on";
        settings["Logging:LogLevel:Default"] = nameof(LogLevel.Information);
        return WebhookHost.Start(on, settings, _kept.AddTo);
    }

    private static void Flush(WebhookHost host)
    {
        Assert.True(host.Get<TracerProvider>().ForceFlush());
        Assert.True(host.Get<MeterProvider>().ForceFlush());
        Assert.True(host.Get<LoggerProvider>().ForceFlush());
    }

    private void AssertSilent()
    {
        Assert.DoesNotContain(_kept.Logs, Tells);
        Assert.DoesNotContain(_kept.Spans.Select(KeptTelemetry.Words), Tells);
        Assert.DoesNotContain(_kept.Metrics, Tells);
    }

    private static bool Tells(string words) => words.Contains(Key, StringComparison.OrdinalIgnoreCase);
}
