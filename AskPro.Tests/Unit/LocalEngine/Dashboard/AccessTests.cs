using System.Net;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class AccessTests
{
    [Fact]
    public async Task A_test_has_no_dashboard_unless_it_asks_for_one()
    {
        await using var app = await LocalApp.StartAsync(Describe);

        Assert.Null(((AskPro.Hosting.Dashboard.DashboardHost)app.Services.GetService(typeof(AskPro.Hosting.Dashboard.DashboardHost))!).LoginUrl);
    }

    [Fact]
    public async Task The_printed_address_signs_in_and_nothing_else_does()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);
        var browser = dashboard.Stranger();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");

        using var refused = await browser.GetAsync("/?text=one", LocalApp.Timeout);
        using var wrong = await browser.GetAsync("/login?t=wrong", LocalApp.Timeout);
        using var fragment = await dashboard.Stranger().GetAsync("/_resources", LocalApp.Timeout);
        using var right = await browser.GetAsync(dashboard.LoginUrl, LocalApp.Timeout);
        using var page = await browser.GetAsync("/", LocalApp.Timeout);

        Assert.Equal("/login?returnUrl=%2F%3Ftext%3Done", refused.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        Assert.Contains("not the one of this run", await wrong.Content.ReadAsStringAsync(LocalApp.Timeout), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, fragment.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        var cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(dashboard.Token, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_token_can_be_pasted_and_leads_back_but_never_elsewhere()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);

        using var back = await dashboard.PostAsync(dashboard.Stranger(), "/login", fields: [("token", dashboard.Token), ("returnUrl", "/graph")]);
        using var elsewhere = await dashboard.PostAsync(dashboard.Stranger(), "/login", fields: [("token", dashboard.Token), ("returnUrl", "//evil.example")]);
        using var wrong = await dashboard.PostAsync(dashboard.Stranger(), "/login", fields: [("token", "")]);

        Assert.Equal("/graph", back.Headers.Location?.OriginalString);
        Assert.Equal("/", elsewhere.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_visit_on_the_server_too()
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);
        var browser = dashboard.Stranger();
        using var login = await browser.GetAsync(dashboard.LoginUrl, LocalApp.Timeout);
        var cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using var signOut = await dashboard.PostAsync(browser, "/logout");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_resources");
        request.Headers.Add("Cookie", cookie);
        using var after = await dashboard.Stranger().SendAsync(request, LocalApp.Timeout);

        Assert.Equal("/login", signOut.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("askpro.localhost", HttpStatusCode.OK)]
    public async Task It_answers_by_names_of_this_machine_only(string host, HttpStatusCode status)
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login");
        request.Headers.Host = $"{host}:{dashboard.Address.Port}";

        using var answer = await dashboard.Stranger().SendAsync(request, LocalApp.Timeout);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/assets/dashboard.css")]
    [InlineData("/assets/live.js")]
    [InlineData("/nothing-there")]
    public async Task Every_answer_carries_the_policy(string path)
    {
        await using var dashboard = await DashboardApp.StartAsync(Describe);

        using var answer = await (await dashboard.SignedInAsync()).GetAsync(path, LocalApp.Timeout);

        Assert.Equal(path == "/nothing-there" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static void Describe(IDistributedApplicationBuilder builder) => builder.AddScript("one", "exec sleep 60");
}
