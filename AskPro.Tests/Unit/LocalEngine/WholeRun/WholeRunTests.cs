using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Hosting.Dashboard;
using AskPro.Tests.EndToEnd;
using AskPro.Tests.Support.Browsers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.WholeRun;

/// <summary>What all services of a running system send to the dashboard while calls arrive and people look at them.</summary>
[Collection<RunningSystem>]
public sealed partial class WholeRunTests(RunningAskPro system, BrowserFixture browsers)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_leads_from_the_phone_through_every_stop_to_the_row_on_the_page()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Faden", Stop);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        // In another tab: the page that is loaded after the form may already have the call, and then its stream has nothing to send.
        var tab = await page.Page.Context.NewPageAsync();
        await tab.GotoAsync("/anrufe");
        await tab.ClickAsync("form[action='/testanruf'] button");
        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
        var trace = await TraceOfCallAsync(salon);

        // In the order in which the call comes along; each is below the one that is named with it.
        string[] stops =
        [
            "simulator: POST",
            "api: POST /api/retell/webhook/ < simulator: POST",
            "worker: inbox process < api: POST /api/retell/webhook/",
            "worker: feed publish < api: POST /api/retell/webhook/",
            "web: live send < worker: feed publish",
            "web: GET /anrufe/_liste < web: live send",
            "web: GET < web: GET /anrufe/_liste",
            "api: GET /api/calls/ < web: GET",
            "api: postgresql < api: GET /api/calls/",
        ];
        var seen = await UntilAsync(trace, spans => stops.All(spans.Contains));
        Assert.True(stops.All(seen.Contains), $"Without {string.Join(", ", stops.Except(seen))} there is\n{string.Join('\n', seen.Order())}");

        var dashboard = new Uri(system.App.Services.GetRequiredService<DashboardHost>().LoginUrl!);
        await page.Page.GotoAsync(dashboard.AbsoluteUri);
        await page.Page.GotoAsync(new Uri(dashboard, $"/traces/{trace}").AbsoluteUri);
        foreach (var name in new[] { "POST /api/retell/webhook/", "inbox process", "feed publish", "live send", "GET /anrufe/_liste", "GET /api/calls/" })
            await SignedInPage.SeesAsync(page.Page.GetByText(name));
    }

    [Fact]
    public async Task Nothing_that_is_exported_tells_of_a_person_or_a_secret()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Verschwiegen", Stop);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        var call = CallBody.To(salon, "+491713920077");
        foreach (var body in new[] { call.Started(), call.Ended(), call.Analyzed("Zahnschmerzen seit Sonntag.") })
            Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(body, Stop));
        await SignedInPage.SeesAsync(page.Row("Zahnschmerzen seit Sonntag."));
        var cookies = await page.Page.Context.CookiesAsync();
        await page.Row("Zahnschmerzen seit Sonntag.").Locator("a").First.ClickAsync();
        await SignedInPage.SeesAsync(page.Page.Locator("#call-detail h1"));
        var lost = await page.Page.GotoAsync($"/anrufe?suche={Uri.EscapeDataString("Verschwiegen")}");
        Assert.True(lost!.Ok);
        await UntilAsync(await TraceOfCallAsync(salon), spans => spans.Contains("worker: inbox process < api: POST /api/retell/webhook/"));

        string[] secrets =
        [
            salon.Name, salon.Email, salon.Password, salon.Number[1..], "491713920077", "01713920077", "Sabine", "Müller", "Zahnschmerzen", "hätte gern",
            "key_development_only", RunningAskPro.MetricsToken, .. cookies.Select(cookie => cookie.Value).Where(value => value.Length > 8),
        ];
        string[] expected = ["inbox process", "askpro.inbox.accepted"];
        var (seen, told) = (new HashSet<string>(), new HashSet<string>());
        // One by one: they are more than should be in memory at once.
        KeptText.Read(system.TelemetryFolder, message =>
        {
            seen.UnionWith(expected.Where(word => message.Contains(word, StringComparison.Ordinal)));
            told.UnionWith(secrets.Where(secret => message.Contains(secret, StringComparison.OrdinalIgnoreCase)));
            // Whatever else ran before, whoever was in it.
            told.UnionWith(NumberOrAddress().Matches(message).Select(found => found.Value));
        });
        Assert.Equal(expected.Order(), seen.Order());
        Assert.Empty(told);
    }

    /// <summary>Of the first event that arrived of the company's call.</summary>
    private async Task<ActivityTraceId> TraceOfCallAsync(TestCompany company)
    {
        await using var ask = system.Owner.CreateCommand("select traceparent from inbox_jobs where company_id = $1 order by received_at limit 1");
        ask.Parameters.Add(new() { Value = company.Id });
        return ActivityContext.Parse((string)(await ask.ExecuteScalarAsync(Stop))!, null).TraceId;
    }

    /// <summary>The spans of a trace as „service: name &lt; service: name of its parent", once they are as they should be; as they are when that does not come.</summary>
    private async Task<IReadOnlySet<string>> UntilAsync(ActivityTraceId trace, Func<IReadOnlySet<string>, bool> areRight)
    {
        var dashboard = new Uri(system.App.Services.GetRequiredService<DashboardHost>().LoginUrl!);
        using var client = new HttpClient { BaseAddress = dashboard };
        client.DefaultRequestHeaders.Add("x-api-key", dashboard.Query["?t=".Length..]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMilliseconds(SignedInPage.Patience));
        while (true)
        {
            var seen = await StopsAsync(client, trace);
            if (areRight(seen) || patience.IsCancellationRequested)
                return seen;
            await Task.Delay(Pause, TimeProvider.System, Stop);
        }
    }

    private static async Task<IReadOnlySet<string>> StopsAsync(HttpClient client, ActivityTraceId trace)
    {
        using var answer = await client.GetAsync($"/api/telemetry/traces/{trace}", Stop);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return new HashSet<string>();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        var spans = document.RootElement.GetProperty("resourceSpans").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("scopeSpans").EnumerateArray().SelectMany(scope => scope.GetProperty("spans").EnumerateArray())
                .Select(span => (
                    Id: span.GetProperty("spanId").GetString()!,
                    Parent: span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString()! : "",
                    Name: $"{ServiceOf(resource)}: {span.GetProperty("name").GetString()}")))
            .ToArray();
        var names = spans.ToDictionary(span => span.Id, span => span.Name);
        return spans.Select(span => names.TryGetValue(span.Parent, out var parent) ? $"{span.Name} < {parent}" : span.Name).ToHashSet();
    }

    private static string ServiceOf(JsonElement resource) => resource.GetProperty("resource").GetProperty("attributes").EnumerateArray()
        .Single(attribute => attribute.GetProperty("key").GetString() == "service.name").GetProperty("value").GetProperty("stringValue").GetString()!;

    [GeneratedRegex(@"\+49\d{6,}|[\w.+-]+@[\w-]+\.(org|example)\b")]
    private static partial Regex NumberOrAddress();
}
