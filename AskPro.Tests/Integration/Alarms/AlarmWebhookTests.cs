using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Data.Outbox;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Telemetry;
using AskPro.Worker.AlarmWebhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>A webhook from the operator who adds it to the receiver who checks its signature, over real sockets.</summary>
public sealed class AlarmWebhookTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Alarms = "/api/operators/alarms";

    private readonly KeptTelemetry _kept = new();
    private ApiServer _api = null!;
    private HttpClient _platform = null!;
    private AlarmRig _rig = null!;
    private AlarmReceiver _receiver = null!;
    private IHost _worker = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _receiver = await AlarmReceiver.StartAsync();
        _api = new(database.ConnectionString("askpro_api"), null, ("AlarmWebhooks:AllowLoopback", "true")) { EnvironmentName = "Development" };
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
        _rig = new(database, _api.Services.GetRequiredService<ProtectedText>());
        await _rig.RuleAsync();
        _worker = Worker(allowLoopback: true);
    }

    public async ValueTask DisposeAsync()
    {
        _worker.Dispose();
        await _rig.DisposeAsync();
        _platform.Dispose();
        await _api.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_alarm_comes_signed_once_for_every_notice_and_tells_nothing_of_its_address()
    {
        var (id, secret) = await AddAsync();
        await database.Owner.ChangeAsync("update alarm_rules set channel_id = $1", id);
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(120, waiting: 30);
        Assert.Equal(1, await SendAllAsync());
        await _rig.LookAsync(15, waiting: 0);
        await _rig.LookAsync(60, waiting: 0);
        Assert.Equal(1, await SendAllAsync());
        await _rig.LookAsync(15, waiting: 0);
        Assert.Equal("sent sent", await database.Owner.AskAsync<string>(null, "select string_agg(state, ' ') from alarm_notifications"));

        var (fired, over) = (_receiver.All.First(), _receiver.All.Last());
        var body = JsonDocument.Parse(fired.Body).RootElement;
        Assert.Equal((1, "fired", "Rufbereitschaft", "https://askpro.example/betrieb/alarme"), (body.GetProperty("version").GetInt32(), Text(body, "event"), Text(body, "channel"), Text(body, "page")));
        var alarm = body.GetProperty("alarm");
        Assert.Equal(("waiting_events", "count", "critical", "at_least", "docs/runbooks/events-wait.md"), (Text(alarm, "figure"), Text(alarm, "unit"), Text(alarm, "severity"), Text(alarm, "comparison"), Text(alarm, "runbook")));
        Assert.Equal((30, 30, 10, 2), (alarm.GetProperty("value").GetDouble(), alarm.GetProperty("peak").GetDouble(), alarm.GetProperty("threshold").GetDouble(), alarm.GetProperty("windowMinutes").GetInt32()));
        Assert.Equal("resolved", Text(JsonDocument.Parse(over.Body).RootElement, "event"));
        Assert.NotEqual(fired.Headers["Idempotency-Key"], over.Headers["Idempotency-Key"]);
        Assert.Equal($"alarm:{Text(body, "id")}", fired.Headers["Idempotency-Key"]);
        AssertSigned(secret, fired);
        Assert.DoesNotContain("traceparent", fired.Headers.Keys);

        _worker.Services.GetRequiredService<TracerProvider>().ForceFlush();
        _worker.Services.GetRequiredService<MeterProvider>().ForceFlush();
        Assert.Contains(_kept.Logs, line => line.Contains("Alarm webhook", StringComparison.Ordinal));
        Assert.Contains(_kept.Metrics, point => point.StartsWith("askpro.alarm.webhook.tries", StringComparison.Ordinal) && point.Contains("outcome=sent", StringComparison.Ordinal));
        foreach (var told in _kept.Logs.Concat(_kept.Metrics).Concat(_kept.Spans.Select(KeptTelemetry.Words)))
        {
            Assert.DoesNotContain(AlarmReceiver.PathSecret, told, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
        }

        // Nor does the database in clear.
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, "select count(*) from alarm_channels c where to_jsonb(c)::text like '%' || $1 || '%' or to_jsonb(c)::text like '%' || $2 || '%'", AlarmReceiver.PathSecret, secret));
        Assert.Equal(0, await database.Owner.AskAsync<long>(null, "select count(*) from operator_audit_entries e where to_jsonb(e)::text like '%' || $1 || '%'", AlarmReceiver.PathSecret));
    }

    [Fact]
    public async Task A_test_comes_too_and_after_a_new_secret_only_that_signs()
    {
        var (id, old) = await AddAsync();
        using (var renewed = await _platform.PostAsync($"{Alarms}/channels/{id:D}/secret", null, Cancel))
        {
            var made = await renewed.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            var secret = Text(made, "secret")!;
            Assert.NotEqual(old, secret);
            Assert.Equal($"{secret[..3]}…{secret[^3..]}", Text(made.GetProperty("channel"), "secretHint"));
            using var asked = await _platform.PostAsync($"{Alarms}/channels/{id:D}/tests", null, Cancel);
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            await SendAllAsync();
            AssertSigned(secret, Assert.Single(_receiver.All));
        }

        var body = JsonDocument.Parse(_receiver.All.Single().Body).RootElement;
        Assert.Equal(("test", JsonValueKind.Null), (Text(body, "event"), body.GetProperty("alarm").ValueKind));
        await _rig.LookAsync(15, waiting: 0);
        var channel = (await _platform.GetFromJsonAsync<JsonElement>(Alarms, Cancel)).GetProperty("channels").EnumerateArray().Single(found => found.GetProperty("id").GetGuid() == id);
        Assert.Equal(("sent", _receiver.Origin), (Text(channel.GetProperty("test"), "state"), Text(channel, "address")));
        using var none = await _platform.PostAsync($"{Alarms}/channels/{Guid.AllBitsSet:D}/secret", null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var entry = (await _platform.GetFromJsonAsync<JsonElement>("/api/operators/audit", Cancel)).GetProperty("items").EnumerateArray().Select(found => Text(found, "action")).Take(3);
        Assert.Equal(["alarm.channel_tested", "alarm.channel_secret_renewed", "alarm.channel_added"], entry);
    }

    [Theory]
    [InlineData(302, "webhook_redirected")]
    [InlineData(404, "webhook_refused")]
    [InlineData(500, "webhook_failed")]
    public async Task What_is_not_taken_is_tried_again_with_the_same_key_and_no_redirect_is_followed(int status, string cause)
    {
        var (id, _) = await AddAsync();
        using var asked = await _platform.PostAsync($"{Alarms}/channels/{id:D}/tests", null, Cancel);
        _receiver.Status = status;
        Assert.Equal(1, await SendAllAsync());
        Assert.Single(_receiver.All);
        Assert.Equal($"queued {cause} 10", await OutboxAsync());
        await _rig.LookAsync(15, waiting: 0);
        Assert.Equal($"queued {cause}", await database.Owner.AskAsync<string>(null, "select state || ' ' || cause from alarm_notifications"));

        _receiver.Status = 200;
        await database.Owner.ChangeAsync("update outbox_messages set run_at = now()");
        await SendAllAsync();
        Assert.Single(_receiver.All.Select(one => one.Headers["Idempotency-Key"]).Distinct());
        Assert.Equal("sent - 0", await OutboxAsync());
    }

    [Fact]
    public async Task Nobody_is_called_inside_and_what_is_late_or_of_a_channel_that_is_gone_is_given_up()
    {
        var (id, _) = await AddAsync();
        using (await _platform.PostAsync($"{Alarms}/channels/{id:D}/tests", null, Cancel))
        {
            using var strict = Worker(allowLoopback: false);
            Assert.True(await strict.Services.GetRequiredService<AlarmWebhookDispatcher>().RunOnceAsync(Cancel));
        }

        // Names change: what led inside for a moment is tried again, and looked at each time.
        Assert.Equal("queued webhook_not_public 10", await OutboxAsync());
        await database.Owner.ChangeAsync("update outbox_messages set run_at = now(), expires_at = now()");
        await SendAllAsync();
        Assert.Equal("dead webhook_expired 0", await OutboxAsync());
        await database.Owner.ChangeAsync("update outbox_messages set state = 'queued', finished_at = null, expires_at = null");
        await database.Owner.ChangeAsync("delete from alarm_channels where id = $1", id);
        await SendAllAsync();
        Assert.Equal("dead channel_gone 0", await OutboxAsync());
        Assert.Empty(_receiver.All);
    }

    [Fact]
    public async Task What_was_not_taken_before_the_alarm_was_over_is_not_told_after_its_end()
    {
        var (id, _) = await AddAsync();
        await database.Owner.ChangeAsync("update alarm_rules set channel_id = $1", id);
        _receiver.Status = 500;
        await _rig.LookAsync(0, waiting: 12);
        await _rig.LookAsync(120, waiting: 12);
        Assert.Equal(1, await SendAllAsync());

        _receiver.Status = 200;
        await _rig.LookAsync(15, waiting: 0);
        await _rig.LookAsync(60, waiting: 0);
        Assert.Equal(1, await SendAllAsync());
        await database.Owner.ChangeAsync("update outbox_messages set run_at = now() where state = 'queued'");
        Assert.Equal(1, await SendAllAsync());

        Assert.Equal(["fired", "resolved"], _receiver.All.Select(one => Text(JsonDocument.Parse(one.Body).RootElement, "event")));
        await _rig.LookAsync(15, waiting: 0);
        Assert.Equal("firing failed webhook_superseded,resolved sent -", await database.Owner.AskAsync<string>(
            null, "select string_agg(notice || ' ' || state || ' ' || coalesce(cause, '-'), ',' order by id) from alarm_notifications"));
    }

    [Fact]
    public async Task A_wrong_address_is_named_and_only_what_can_be_is_stored()
    {
        foreach (var (url, code) in new (string?, string)[] { (null, "required"), ("http://hooks.example.org/", "invalid_url"), ("https://ada@hooks.example.org/", "invalid_url"), ("https://10.0.0.1/", "invalid_url") })
        {
            using var refused = await _platform.PostAsJsonAsync($"{Alarms}/channels", new { name = "X", kind = "webhook", url, language = "de" }, Cancel);
            Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").GetProperty("url")[0].GetString());
        }

        await AddAsync();
        foreach (var sql in new[] { "secret_protected = null", "target_protected = null", "secret_hint = ''", "kind = 'mail'", "kind = 'operators'", "address = null" })
            Assert.Equal("23514", await DatabaseQueries.RefusalAsync(() => database.Owner.ChangeAsync($"update alarm_channels set {sql} where kind = 'webhook'")));
    }

    private async Task<(Guid Id, string Secret)> AddAsync()
    {
        using var response = await _platform.PostAsJsonAsync($"{Alarms}/channels", new { name = "Rufbereitschaft", kind = "webhook", url = _receiver.Url, language = "de" }, Cancel);
        var made = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.Created, made.ToString());
        Assert.DoesNotContain(AlarmReceiver.PathSecret, made.ToString(), StringComparison.Ordinal);
        return (made.GetProperty("channel").GetProperty("id").GetGuid(), Text(made, "secret")!);
    }

    private async Task<int> SendAllAsync()
    {
        var sent = 0;
        while (await _worker.Services.GetRequiredService<AlarmWebhookDispatcher>().RunOnceAsync(Cancel))
            sent++;
        return sent;
    }

    private Task<string> OutboxAsync() => database.Owner.AskAsync<string>(
        null, "select state || ' ' || coalesce(cause, '-') || ' ' || case state when 'queued' then extract(epoch from run_at - failed_at)::int else 0 end from outbox_messages where kind = 'alarm_webhook'");

    /// <summary>The Worker's part, as loud as an operator can make it by the product's own switches.</summary>
    private IHost Worker(bool allowLoopback)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AlarmWebhooks:AllowLoopback"] = $"{allowLoopback}", ["OTEL_TRACES_SAMPLER"] = "always_on", ["OTEL_METRICS_EXEMPLAR_FILTER"] = "always_on",
            ["Logging:LogLevel:Default"] = nameof(LogLevel.Trace),
        });
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(database.As("askpro_worker"));
        builder.Services.AddSingleton(_api.Services.GetRequiredService<ProtectedText>());
        builder.Services.AddSingleton<OutboxQueue>();
        builder.AddAlarmWebhookPump();
        _kept.AddTo(builder.Services);
        var host = builder.Build();
        // Listens from now on.
        host.Services.GetRequiredService<TracerProvider>();
        host.Services.GetRequiredService<MeterProvider>();
        host.Services.GetRequiredService<LoggerProvider>();
        return host;
    }

    private static void AssertSigned(string secret, AlarmReceiver.Received received)
    {
        var header = received.Headers[AlarmWebhookSecret.HeaderName];
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(header.Split(',')[0][2..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(AlarmWebhookSecret.Sign(secret, received.Body, at), header);
        Assert.InRange(TimeProvider.System.GetUtcNow() - at, TimeSpan.FromSeconds(-2), TimeSpan.FromMinutes(5));
    }

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
