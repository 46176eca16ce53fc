using System.Diagnostics;
using System.Net;
using AskPro.Tests.Faults;
using AskPro.Tests.Support.Browsers;
using AskPro.Web.Sessions;
using Microsoft.Playwright;
using Xunit;

namespace AskPro.Tests.EndToEnd;

/// <summary>The pages of those who run the platform, with something on each of them.</summary>
[Collection<RunningSystem>]
public sealed class OperatorPagesTests(RunningAskPro system, BrowserFixture browsers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "de-DE")]
    [InlineData(ColorScheme.Dark, 390, "de-DE")]
    [InlineData(ColorScheme.Light, 390, "en-GB")]
    [InlineData(ColorScheme.Dark, 1280, "en-GB")]
    public async Task Every_page_of_the_operators_is_without_findings_of_axe(ColorScheme colors, int width, string locale)
    {
        var mark = $"{colors} {width} {locale}";
        var salon = await TestCompany.CreateAsync(system.Owner, $"Salon Lichter {mark}", Cancellation);
        var platform = await TestCompany.CreateAsync(system.Owner, $"Plattform Lichter {mark}", Cancellation);
        await PrepareAsync(salon, platform);
        await using var helper = await SignedInPage.OpenAsync(browsers, system.WebAddress, platform, colors, width, locale);
        var page = helper.Page;

        await page.GotoAsync($"/mandanten?suche={Uri.EscapeDataString(salon.Name)}");
        await SignedInPage.SeesCountAsync(page.Locator(".maturity .tint-red"), 1);
        await AxeRun.IsCleanAsync(page);
        await page.ClickAsync(".companies tbody a");
        await SignedInPage.SeesAsync(page.Locator(".chain [data-light=webhook] .tint-red"));
        await AxeRun.IsCleanAsync(page);
        foreach (var address in new[] { "/mandanten", "/mandanten/einrichtung", "/mandanten/protokoll", "/betrieb/zustand", "/betrieb/alarme", "/betrieb/alarme/neu", "/status", "/betrieb/ereignisse?stand=aside", "/betrieb/kennzahlen?tage=30", "/betrieb/protokoll?folgen=ja", $"/betrieb/testen?mandant={salon.Id:D}", "/mandanten/unzugeordnet" })
        {
            await page.GotoAsync(address);
            await AxeRun.IsCleanAsync(page);
        }

        await ShowAlarmAsync(page);
        await ShowEventAsync(page);
        await page.GotoAsync("/mandanten/unzugeordnet");
        await page.ClickAsync(".companies tbody a >> nth=0");
        await page.WaitForURLAsync("**/mandanten/unzugeordnet/*");
        await AxeRun.IsCleanAsync(page);
        await page.GotoAsync("/mandanten/nummer");
        await AxeRun.IsCleanAsync(page);
        await page.FillAsync("#asked", salon.Number);
        await page.Locator("#asked").PressAsync("Enter");
        await SignedInPage.SeesAsync(page.Locator("main").GetByText(salon.Name));
        await AxeRun.IsCleanAsync(page);
        await InviteOwnerAsync(page, mark, colors, width, locale);
    }

    [Fact]
    public async Task What_is_logged_comes_onto_the_page_by_itself_and_leads_to_its_event()
    {
        var platform = await TestCompany.CreateAsync(system.Owner, "Plattform Protokoll", Cancellation);
        await system.Owner.ScalarAsync<Guid>("update users set is_operator = true where email = $1 returning id", platform.Email);
        await using var helper = await SignedInPage.OpenAsync(browsers, system.WebAddress, platform, ColorScheme.Light, 390, "de-DE");
        var page = helper.Page;
        await page.GotoAsync("/betrieb/protokoll?nummer=3000&folgen=ja");

        var first = page.Locator("#log-list li", new() { HasText = $"{await StrayAsync(platform, "71")}" });
        await SignedInPage.SeesAsync(first);
        await first.Locator("summary").ClickAsync();
        var second = await StrayAsync(platform, "72");
        await SignedInPage.SeesAsync(page.Locator("#log-list li", new() { HasText = $"{second}" }));
        Assert.NotNull(await first.Locator("details").GetAttributeAsync("open"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await AxeRun.IsCleanAsync(page);

        await first.Locator("a[href*='spur=']").ClickAsync();
        await page.ClickAsync("#log-list > p a");
        await page.WaitForURLAsync("**/betrieb/ereignisse/*");
        await page.ClickAsync("a[href*='/betrieb/protokoll?spur=']");
        await SignedInPage.SeesAsync(page.Locator("#log-list li").First);
    }

    [Fact]
    public async Task What_the_front_end_logs_stands_there_too()
    {
        var platform = await TestCompany.CreateAsync(system.Owner, "Plattform Frontend", Cancellation);
        await system.Owner.ScalarAsync<Guid>("update users set is_operator = true where email = $1 returning id", platform.Email);
        await using var helper = await SignedInPage.OpenAsync(browsers, system.WebAddress, platform, ColorScheme.Light, 390, "de-DE");
        var page = helper.Page;
        var trace = ActivityTraceId.CreateRandom();
        await page.GotoAsync($"/betrieb/protokoll?stufe=error&dienst=web&spur={trace}&folgen=ja");
        await SignedInPage.SeesCountAsync(page.Locator("#log-list li"), 0);

        // A cookie that nobody made: the front end gives the visitor another one and says so.
        // Untraced: while some host of another test traces this process, its OpenTelemetry would put a trace of its own into the header.
        using var visitor = new HttpClient(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = system.WebAddress };
        visitor.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.FormsName}=made-up");
        visitor.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await visitor.GetAsync(new Uri("/anmelden", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        await SignedInPage.SeesAsync(page.Locator("#log-list li", new() { HasText = "Web" }).First);
    }

    /// <summary>An event of nobody, which is logged once it is processed.</summary>
    private async Task<Guid> StrayAsync(TestCompany any, string digits)
    {
        var nobody = any with { Number = $"+49308{digits}{any.Number[7..]}" };
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(CallBody.To(nobody, "+491713920071").Analyzed("Für niemanden."), Cancellation));
        await system.Owner.UntilAsync("select exists (select from inbox_jobs where state = 'unassigned' and lane = 'number:' || $1)", nobody.Number);
        return await system.Owner.ScalarAsync<Guid>("select event_id from inbox_jobs where lane = 'number:' || $1", nobody.Number);
    }

    /// <summary>An event in masks, and in clear once for a reason.</summary>
    private async Task ShowEventAsync(IPage page)
    {
        var id = await system.Owner.ScalarAsync<Guid>("select event_id from inbox_jobs where state = 'unassigned' order by event_id desc limit 1");
        await page.GotoAsync($"/betrieb/ereignisse/{id:D}");
        await SignedInPage.SeesAsync(page.Locator(".event-text").GetByText("•••"));
        await SignedInPage.SeesCountAsync(page.GetByText("+491713920071"), 0);
        await AxeRun.IsCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await page.FillAsync("#unmaskReason", "Ticket 12");
        await page.ClickAsync("form[action$='/inhalt'] button");
        await SignedInPage.SeesAsync(page.Locator(".event-text").GetByText("+491713920071"));
        await AxeRun.IsCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /// <summary>A rule that is muted, the page that mutes it, a webhook, and what became of its test.</summary>
    private async Task ShowAlarmAsync(IPage page)
    {
        var rule = await system.Owner.ScalarAsync<Guid>(
            """
            update alarm_rules set muted_until = now() + interval '4 hours', muted_at = now(), mute_reason = 'Umzug der Datenbank in ein anderes Rechenzentrum', muted_by = 'Ada Lovelace-Vogelsang'
            where id = (select id from alarm_rules order by id limit 1) returning id
            """);
        var channel = await system.Owner.ScalarAsync<Guid>(
            """
            insert into alarm_channels (id, kind, name, language, address, target_protected, secret_protected, secret_hint, created_at)
            values (gen_random_uuid(), 'webhook', 'Rufbereitschaft ' || gen_random_uuid(), 'de', 'https://hooks.rufbereitschaft.example.org:8443', 'of nobody', 'of nobody', 'k3J9fQ', now()) returning id
            """);
        await system.Owner.ScalarAsync<Guid>(
            """
            insert into alarm_notifications (id, channel_id, channel_name, notice, state, cause, asked_at, finished_at)
            values (gen_random_uuid(), $1, 'Rufbereitschaft', 'test', 'failed', 'webhook_not_public', now(), now()) returning id
            """, channel);
        foreach (var address in new[] { "/betrieb/alarme", $"/betrieb/alarme/{rule:D}" })
        {
            await page.GotoAsync(address);
            await SignedInPage.SeesAsync(page.GetByText("Ada Lovelace-Vogelsang").First);
            await AxeRun.IsCleanAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        }
    }

    /// <summary>A company without an owner, the form that invites one, the invitation, and the page that its link opens.</summary>
    private async Task InviteOwnerAsync(IPage page, string mark, ColorScheme colors, int width, string locale)
    {
        var email = $"inhaber.{mark.Replace(' ', '.').ToLowerInvariant()}@example.org";
        await page.GotoAsync("/mandanten/neu");
        await AxeRun.IsCleanAsync(page);
        await page.FillAsync("#name", $"Salon Ohne {mark}");
        await page.FillAsync("#email", email);
        await page.ClickAsync("form[action='/mandanten/neu'] .save-bar button");
        await SignedInPage.SeesAsync(page.Locator(".invitations").GetByText(email));
        await AxeRun.IsCleanAsync(page);
        var link = await MailLinks.WaitAsync(system, email, "/einladung", Cancellation);
        await using var context = await browsers.NewVisitorAsync(new()
        {
            BaseURL = system.WebAddress.ToString(), Locale = locale, ColorScheme = colors, ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(SignedInPage.Patience);
        var invited = await context.NewPageAsync();
        await invited.GotoAsync(link);
        await SignedInPage.SeesAsync(invited.Locator("main").GetByText($"Salon Ohne {mark}"));
        await AxeRun.IsCleanAsync(invited);

        await page.ClickAsync("form[action$='/einladung/zurueckziehen'] button");
        await SignedInPage.SeesAsync(page.Locator("main form[action$='/einladung'] #email"));
        await AxeRun.IsCleanAsync(page);
    }

    /// <summary>A light that is off, somebody who stopped in the set-up, and a call that is nobody's.</summary>
    private async Task PrepareAsync(TestCompany salon, TestCompany platform)
    {
        await system.Owner.ScalarAsync<Guid>("update users set is_operator = true where email = $1 returning id", platform.Email);
        await system.Owner.ScalarAsync<Guid>(
            """
            insert into retell_keys (id, company_id, state, secret_protected, hint, check_code, checked_at, created_at)
            values (gen_random_uuid(), $1, 'current', 'of nobody', 'keyabc', 'retell_key_refused', now(), now()) returning id
            """,
            salon.Id);
        await system.Owner.ScalarAsync<Guid>(
            "insert into setup_steps (company_id, step, opened_at, skipped) values ($1, 'webhook', now() - interval '2 days', false) returning company_id", salon.Id);
        var nobody = salon with { Number = $"+49309{salon.Number[5..]}" };
        Assert.Equal(HttpStatusCode.NoContent, await system.PostEventAsync(CallBody.To(nobody, "+491713920071").Analyzed("Für niemanden."), Cancellation));
        await system.Owner.UntilAsync("select exists (select from inbox_jobs where state = 'unassigned' and lane = 'number:' || $1)", nobody.Number);
    }
}
