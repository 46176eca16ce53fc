using System.Net;
using System.Net.Http.Json;
using AskPro.ServiceDefaults;
using AskPro.Tests.Faults;
using AskPro.Tests.Support.Browsers;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>A real Prometheus asks the running services: what the alert rules ask for is there, under the names they use.</summary>
[Collection<RunningSystem>]
public sealed class PrometheusTests(RunningAskPro system, BrowserFixture browsers, ScrapedAskPro scraped) : IClassFixture<ScrapedAskPro>
{
    private readonly RunningPrometheus prometheus = scraped.Prometheus;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_alert_finds_its_figures()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Kennzahl", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(CallBody.To(salon, "+491713920040").Started(), Cancellation));
        await SignedInPage.SeesLiveAsync(page.Row("Im Gespräch"));
        using var client = await SignedInAsync(salon);
        await AskRetellAsync(client);

        foreach (var figure in AlertRule.ReadAll().SelectMany(rule => rule.Figures).Distinct())
            await prometheus.UntilAsync(figure, Cancellation);
        foreach (var rule in AlertRule.ReadAll())
            await prometheus.AskAsync(rule.Expression, Cancellation);
        await prometheus.UntilAsync("count(up == 1) == 3", Cancellation);
        Assert.Empty(await prometheus.AskAsync("""{http_route="/metrics"}""", Cancellation));

        var rules = (await prometheus.GetAsync("/api/v1/rules", Cancellation)).GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray()).ToArray();
        Assert.Equal(AlertRule.ReadAll().Select(rule => rule.Name).Order(), rules.Select(rule => rule.GetProperty("name").GetString()).Order());
        Assert.All(rules, rule => Assert.DoesNotContain("err", rule.GetProperty("health").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_query_of_the_dashboards_has_data()
    {
        var dashboards = Dashboard.ReadAll();
        var unanswered = dashboards.SelectMany(dashboard => dashboard.SentQueries).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(unanswered, query => query.Contains('$', StringComparison.Ordinal));
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Tafel", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        using var client = await SignedInAsync(salon);

        // Prometheus sees a rise only of what it saw before, so the same happens again until everything rose.
        for (var round = 1; unanswered.Count > 0; round++)
        {
            Assert.True(round <= 20, $"Without data after {round - 1} rounds:\n{string.Join('\n', unanswered)}");
            await WorkAsync(page, salon, client, round);
            await prometheus.NextLookAsync(Cancellation);
            foreach (var query in unanswered.ToArray())
            {
                if ((await prometheus.AskAsync(query, Cancellation)).Any(double.IsFinite))
                    unanswered.Remove(query);
            }
        }

        foreach (var query in dashboards.SelectMany(dashboard => dashboard.Variables).Select(variable => variable.GetProperty("query").GetProperty("query").GetString()!))
            Assert.NotEmpty(await prometheus.LabelValuesAsync(query, Cancellation));
        // Buckets of milliseconds for a figure in seconds make every percentile wrong.
        foreach (var buckets in dashboards.SelectMany(dashboard => dashboard.Queries).SelectMany(PrometheusQuery.Figures).Distinct().Where(figure => figure.EndsWith("_seconds_bucket", StringComparison.Ordinal)))
            Assert.NotEmpty(await prometheus.AskAsync($$"""{{buckets}}{le="0.1"}""", Cancellation));
    }

    [Fact]
    public async Task A_wrong_key_raises_the_alert_and_somebody_is_told()
    {
        await prometheus.UntilAsync("""askpro_inbox_rejected_total{reason="signature_missing"}""", Cancellation);

        await PostUnsignedAsync(10);

        await prometheus.UntilAsync(Firing("WebhooksRefused"), Cancellation);
        using var onCall = new HttpClient { BaseAddress = system.SimulatorAddress };
        await ReceivedAlerts.UntilAsync(onCall, "WebhooksRefused", Cancellation);
    }

    [Fact]
    public async Task An_event_that_fails_again_and_again_raises_the_alert_until_it_is_processed()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Gift", Cancellation);
        var call = CallBody.To(salon, "+491713920041");
        await system.Owner.ScalarAsync<bool>(
            $"""
            do $$ begin
              create function poison() returns trigger language plpgsql as 'begin raise exception ''poison''; end';
              create trigger poison before insert on calls for each row when (new.call_id = '{call.CallId}') execute function poison();
            end $$;
            select true
            """);
        try
        {
            Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(call.Started(), Cancellation));
            await system.Owner.UntilAsync(
                """
                with due as (update inbox_jobs set run_at = now() where call_id = $1 and state = 'queued' and run_at > now())
                select exists (select from inbox_jobs where call_id = $1 and state = 'dead')
                """,
                call.CallId);
            await prometheus.UntilAsync(Firing("DeadLetters"), Cancellation);
        }
        finally
        {
            await system.Owner.ScalarAsync<bool>("do $$ begin drop function poison cascade; end $$; select true");
        }

        // As the runbook says.
        await system.Owner.ScalarAsync<long>(
            """
            with again as (
                update inbox_jobs set state = 'queued', run_at = now(), attempts = 0, failed_at = null, finished_at = null, cause = null, cause_detail = null
                where state = 'dead' and call_id = $1 returning 1)
            select count(*) from again
            """,
            call.CallId);
        await system.Owner.UntilAsync("select exists (select from calls where call_id = $1)", call.CallId);
        await prometheus.UntilAsync($"absent({Firing("DeadLetters")})", Cancellation);
    }

    private static string Firing(string alert) => $$"""ALERTS{alertname="{{alert}}",alertstate="firing"}""";

    private async Task<HttpClient> SignedInAsync(TestCompany company)
    {
        var client = system.App.CreateHttpClient(ResourceNames.Api, "http");
        using var session = await client.PostAsJsonAsync("/api/sessions", new { email = company.Email, password = company.Password }, Cancellation);
        var token = (await session.Content.ReadFromJsonAsync<Dictionary<string, object>>(Cancellation))!["token"].ToString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Has Api ask Retell, here the Simulator, for a key that nobody has.</summary>
    private static async Task AskRetellAsync(HttpClient client)
    {
        using var refused = await client.PostAsJsonAsync("/api/retell-keys", new { key = "key_that_retell_does_not_know" }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task PostUnsignedAsync(int times)
    {
        using var client = system.App.CreateHttpClient(ResourceNames.Api, "http");
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.PostAsJsonAsync("/api/retell/webhook", new { }, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    /// <summary>A bit of everything that the dashboards show: a call that is seen live, a copy, a stray event, a mail, something wrong.</summary>
    private async Task WorkAsync(SignedInPage page, TestCompany salon, HttpClient client, int round)
    {
        var call = CallBody.To(salon, $"+49171392{round:D4}");
        foreach (var body in new[] { call.Started(), call.Started(), call.Ended(), call.Analyzed("Termin am Dienstag") })
            Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(body, Cancellation));
        var nobody = salon with { Number = "+493099999017" };
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(CallBody.To(nobody, "+491713920042").Started(), Cancellation));
        await SignedInPage.SeesCountAsync(page.Rows, round);
        await PostUnsignedAsync(4);
        await AskRetellAsync(client);
        // Somebody else each time: whoever asks twice within a minute gets one mail.
        var forgetful = await TestCompany.CreateAsync(system.Owner, "Salon Vergesslich", Cancellation);
        using var asked = await client.PostAsJsonAsync("/api/password-resets", new { email = forgetful.Email }, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
    }
}
