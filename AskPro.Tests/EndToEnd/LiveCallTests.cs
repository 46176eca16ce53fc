using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AskPro.Tests.Faults;
using AskPro.Tests.Support.Browsers;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

[Collection<RunningSystem>]
public sealed class LiveCallTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_call_appears_on_the_open_page_of_its_company_and_of_no_other()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon am Markt", Cancellation);
        var garage = await TestCompany.CreateAsync(system.Owner, "Werkstatt Nord", Cancellation);
        await using var salonPage = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        await using var garagePage = await SignedInPage.OpenAsync(browsers, system.WebAddress, garage);
        var call = CallBody.To(salon, "+491713920017");

        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(call.Started(), Cancellation));
        await SignedInPage.SeesLiveAsync(salonPage.Row("Im Gespräch"));
        await SignedInPage.SeesAsync(salonPage.Page.Locator("#toasts").GetByText("Neuer Anruf"));

        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(call.Ended(), Cancellation));
        await SignedInPage.SeesLiveAsync(salonPage.Row("Wird ausgewertet"));

        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(call.Analyzed("Frau Müller bucht einen Termin."), Cancellation));
        await SignedInPage.SeesLiveAsync(salonPage.Row("Frau Müller bucht einen Termin."));
        await SignedInPage.SeesCountAsync(salonPage.Rows, 1);
        Assert.False(await salonPage.WasReloadedAsync());

        // The other company's page is live too: its own call arrives, and still only that one is there.
        await system.PostEventAsync(CallBody.To(garage, "+491713920018").Started(), Cancellation);
        await SignedInPage.SeesAsync(garagePage.Row("Im Gespräch"));
        await SignedInPage.SeesCountAsync(garagePage.Rows, 1);
        Assert.Empty(salonPage.PolicyViolations);
        Assert.Empty(garagePage.PolicyViolations);
    }

    [Fact]
    public async Task The_request_that_fetches_the_row_belongs_to_the_trace_of_the_phone_event()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Spur", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        // Not a header of its own: other tests of this process listen to HttpClient, which then writes that of the running activity.
        using var phone = new Activity("phone") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        var trace = phone.TraceId.ToHexString();
        var fetched = page.Page.WaitForRequestAsync(request => request.Headers.TryGetValue("traceparent", out var sent)
            && sent.Contains(trace, StringComparison.Ordinal) && request.Url.Contains("/anrufe", StringComparison.Ordinal));

        await system.PostEventAsync(CallBody.To(salon, "+491713920021").Started(), Cancellation);

        await fetched;
        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
    }

    [Fact]
    public async Task The_button_Testanruf_has_the_own_company_called_through_the_front_door()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Probe", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);

        await page.Page.ClickAsync("form[action='/testanruf'] button");

        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
        await system.Owner.UntilAsync(
            "select exists (select from calls where company_id = $1 and business_number = (select e164 from phone_numbers where company_id = $1))", salon.Id);
    }

    [Fact]
    public async Task The_page_of_a_call_shows_summary_turns_and_times_and_hides_from_another_company()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Sonne", Cancellation);
        var garage = await TestCompany.CreateAsync(system.Owner, "Werkstatt Süd", Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        var call = CallBody.To(salon, "+491713920019");
        await system.PostEventAsync(call.Started(), Cancellation);
        await SignedInPage.SeesAsync(page.Row("Im Gespräch"));
        await page.Row("Im Gespräch").Locator("a").First.ClickAsync();
        await SignedInPage.SeesAsync(page.Page.Locator("#call-detail h1"));
        await page.IsLiveAsync();

        await system.PostEventAsync(call.Analyzed("Möchte am Samstag kommen."), Cancellation);

        await SignedInPage.SeesAsync(page.Page.Locator("#call-detail").GetByText("Möchte am Samstag kommen."));
        await SignedInPage.SeesAsync(page.Page.Locator("#call-detail").GetByText("Ich hätte gern einen Termin."));
        await SignedInPage.SeesAsync(page.Page.Locator("#turn-1 .turn-time").GetByText("0:02"));

        await using var other = await SignedInPage.OpenAsync(browsers, system.WebAddress, garage);
        var answer = await other.Page.GotoAsync(new Uri(page.Page.Url).PathAndQuery);
        Assert.Equal(404, answer!.Status);
        await SignedInPage.SeesCountAsync(other.Page.GetByText("Möchte am Samstag kommen."), 0);
    }

    private static readonly string[] SettingsPages =
    [
        "/einstellungen/betrieb",
        "/einstellungen/filialen",
        "/einstellungen/nummern",
        "/einstellungen/assistenten",
        "/einstellungen/module",
        "/einstellungen/retell",
        "/einstellungen/ereignisse",
        "/einstellungen/team",
        "/einstellungen/zugriffstoken",
        "/einstellungen/protokoll",
        "/konto",
        "/konto/sicherheit",
    ];

    private static readonly string[] SetupPages =
    [
        "/einrichten/anmelden",
        "/einrichten/betrieb",
        "/einrichten/retell",
        "/einrichten/kalender",
        "/einrichten/datenschutz",
        "/einrichten/benachrichtigungen",
        "/einrichten/testanruf",
        "/einrichten/rufumleitung",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "de-DE")]
    [InlineData(ColorScheme.Dark, 390, "de-DE")]
    [InlineData(ColorScheme.Light, 390, "en-GB")]
    [InlineData(ColorScheme.Dark, 1280, "en-GB")]
    public async Task Every_page_is_without_findings_of_axe(ColorScheme colors, int width, string locale)
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Licht", Cancellation);
        var agent = await ConnectAsync(salon);
        var call = CallBody.To(salon, "+491713920020");
        await system.PostEventAsync(call.Analyzed("Hat einen Termin gebucht."), Cancellation);
        await using var page = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon, colors, width, locale);
        Assert.Equal(locale[..2], await page.Page.Locator("html").GetAttributeAsync("lang"));
        await system.PostEventAsync(CallBody.To(salon, "+491713920021").Started(), Cancellation);
        await SignedInPage.SeesCountAsync(page.Rows, 2);
        await AxeRun.IsCleanAsync(page.Page);

        await page.Row("Hat einen Termin gebucht.").Locator("a").First.ClickAsync();
        await SignedInPage.SeesAsync(page.Page.Locator("#call-detail h1"));
        await AxeRun.IsCleanAsync(page.Page);

        // In German the walks through the set-up look at its pages.
        string[] own = [.. SettingsPages, $"/einstellungen/assistenten/{agent:D}", .. locale == "de-DE" ? [] : SetupPages];
        foreach (var address in own)
        {
            await page.Page.GotoAsync(address);
            Assert.EndsWith(address, page.Page.Url, StringComparison.Ordinal);
            await AxeRun.IsCleanAsync(page.Page);
        }

        await page.Page.Context.ClearCookiesAsync();
        string[] open =
        [
            "/anmelden", "/passwort-vergessen", "/passwort-neu", $"/passwort-neu?konto={salon.Id:N}&token=x", "/gibt-es-nicht",
            system.SimulatorAddress.ToString(), new Uri(system.SimulatorAddress, "/mails").ToString(),
        ];
        foreach (var address in open)
        {
            await page.Page.GotoAsync(address);
            await AxeRun.IsCleanAsync(page.Page);
        }
    }

    [Fact]
    public async Task Eight_tabs_of_one_browser_are_live_over_one_stream()
    {
        var salon = await TestCompany.CreateAsync(system.Owner, "Salon Acht", Cancellation);
        await using var first = await SignedInPage.OpenAsync(browsers, system.WebAddress, salon);
        var moreStreams = new ConcurrentQueue<string>();
        first.Page.Context.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath == "/live")
                moreStreams.Enqueue(request.Url);
        };
        var tabs = new List<IPage> { first.Page };
        while (tabs.Count < 8)
        {
            var tab = await first.Page.Context.NewPageAsync();
            await tab.GotoAsync("/anrufe");
            tabs.Add(tab);
        }

        await system.PostEventAsync(CallBody.To(salon, "+491713920022").Started(), Cancellation);

        foreach (var tab in tabs)
        {
            await SignedInPage.SeesAsync(tab.Locator("[data-call]").Filter(new() { HasText = "Im Gespräch" }));
        }

        Assert.Empty(moreStreams);

        // The tab with the stream goes, another one takes over and nobody notices.
        await first.Page.CloseAsync();
        await system.PostEventAsync(CallBody.To(salon, "+491713920023").Started(), Cancellation);
        foreach (var tab in tabs.Skip(1))
        {
            await SignedInPage.SeesCountAsync(tab.Locator("[data-call]").Filter(new() { HasText = "Im Gespräch" }), 2);
        }

        Assert.Single(moreStreams);
    }

    /// <summary>An agent, and a key with what its workspace has; Retell is not asked.</summary>
    private async Task<Guid> ConnectAsync(TestCompany company)
    {
        await system.Owner.ScalarAsync<Guid>(
            """
            insert into retell_keys (id, company_id, state, secret_protected, hint, created_at, checked_at, holdings)
            values (gen_random_uuid(), $1, 'current', 'of nobody', 'keyabc', now(), now(), $2::jsonb) returning id
            """,
            company.Id,
            $$"""{"agents":[{"agentId":"agent_licht","name":"Anna"},{"agentId":"agent_neu","name":"Ben"}],"numbers":[{"number":"{{company.Number}}","nickname":"Zentrale","agentIds":["agent_licht"]}]}""");
        return await system.Owner.ScalarAsync<Guid>(
            "insert into agents (id, company_id, retell_agent_id, name, created_at) values (gen_random_uuid(), $1, 'agent_licht', 'Anna', now()) returning id", company.Id);
    }
}
