using System.Net;
using System.Text.RegularExpressions;
using AskPro.ServiceDefaults.LogStore;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Integration.Web;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using AskPro.Web.Health;
using AskPro.Web.Sessions;
using AskPro.Worker.Logs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AskPro.Tests.Integration.Logs;

/// <summary>The front end as the role it has: what it logs is kept by way of the cache and the Worker, also while Api is away.</summary>
public sealed partial class WebLogTests(Postgres18 database, GarnetCache cache) : IClassFixture<Postgres18>, IClassFixture<GarnetCache>, IAsyncLifetime
{
    private const string MasterKey = "0123456789abcdefghijklmnopqrstuv0123456789";

    /// <summary>But for what the process says of its connections to the cache and the database, which comes when it comes.</summary>
    private const string Others = "select count(*) from log_records where event_id not in (901, 902, 906, 907, 4101, 4102)";

    private FakeApi _api = null!;
    private LogProcess _worker = null!;
    private WebApplicationFactory<Viewer> _web = null!;

    public async ValueTask InitializeAsync()
    {
        await database.Owner.ChangeAsync("truncate log_records");
        _api = await FakeApi.StartAsync();
        (_api.Operators.IsOperator, _api.Operators.IsOutside) = (true, true);
        _web = new WebApplicationFactory<Viewer>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.UseSetting("Logging:Console:LogLevel:Default", "None");
            web.UseSetting("ConnectionStrings:askpro", database.ConnectionString("askpro_web"));
            web.UseSetting("ConnectionStrings:cache", cache.ConnectionString);
            web.UseSetting("KeyRing:MasterKey", MasterKey);
            foreach (var (key, value) in LogProcess.PatientCache)
                web.UseSetting(key, value);
            web.UseSetting("Api:PublicUrl", "https://api.askpro.example");
            web.UseSetting("services:api:http:0", _api.Url);
            web.UseSetting("services:simulator:http:0", _api.Url);
            // It says of itself that Api is away; here a page does.
            web.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType == typeof(StatusLoop))));
        });
        _worker = new(database.ConnectionString("askpro_worker"), [("ConnectionStrings:cache", cache.ConnectionString), ("KeyRing:MasterKey", MasterKey), .. LogProcess.PatientCache]);
    }

    public async ValueTask DisposeAsync()
    {
        _worker.Dispose();
        await _web.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_failed_is_found_by_the_reference_that_its_reader_saw()
    {
        var browser = await SignedInAsync();
        _api.IsAway = true;
        var page = await browser.GetAsync("/betrieb/protokoll");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        var reference = Reference().Match(await TestBrowser.TextAsync(page)).Groups[1].Value;
        await WriteAsync();

        Assert.Equal("web,13,api", await database.Owner.AskAsync<string>(
            null, "select concat_ws(',', service, severity, attributes->>'Service') from log_records where trace_id = $1 and event_id = 4201", reference));
    }

    [Fact]
    public async Task Reading_log_records_makes_none()
    {
        var browser = await SignedInAsync();
        await ReadAsync(browser);
        await WriteAsync();
        var before = await database.Owner.AskAsync<long>(null, Others);
        await ReadAsync(browser);
        await WriteAsync();

        Assert.Equal(before, await database.Owner.AskAsync<long>(null, Others));
    }

    private static async Task ReadAsync(TestBrowser browser)
    {
        foreach (var path in new[] { "", "/_liste?folgen=ja", "/herunterladen" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/betrieb/protokoll{path}")).StatusCode);
    }

    private async Task<TestBrowser> SignedInAsync()
    {
        var browser = new TestBrowser(_web.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }), "de");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync(FakeApi.Password, null)).StatusCode);
        return browser;
    }

    private async Task WriteAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.Null((await _web.Services.GetServices<IHostedService>().OfType<LogWriter>().Single().RunOnceAsync(cancel)).Fault);
        Assert.Null((await _worker.Get<WebLogCollector>().RunOnceAsync(cancel)).Fault);
    }

    [GeneratedRegex("<code>([0-9a-f]{32})</code>")]
    private static partial Regex Reference();
}
