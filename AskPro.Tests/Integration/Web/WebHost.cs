using System.Net;
using AskPro.Web.Health;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AskPro.Tests.Integration.Web;

/// <summary>The whole front end against <see cref="FakeApi"/>; its keys are kept in memory, the cache is away.</summary>
public sealed class WebHost : IAsyncLifetime
{
    private WebApplicationFactory<Viewer>? factory;

    public FakeApi Api { get; private set; } = null!;

    public IServiceProvider Services => factory!.Services;

    public async ValueTask InitializeAsync()
    {
        Api = await FakeApi.StartAsync();
        factory = new WebApplicationFactory<Viewer>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.ConfigureLogging(logging => logging.ClearProviders());
            web.UseSetting("ConnectionStrings:askpro", "Host=127.0.0.1;Port=1");
            web.UseSetting("ConnectionStrings:cache", "127.0.0.1:1");
            web.UseSetting("KeyRing:MasterKey", new string('k', 40));
            web.UseSetting("Api:PublicUrl", "https://api.askpro.example");
            web.UseSetting("Telemetry:TraceUrl", "https://traces.askpro.example/trace/{trace_id}");
            web.UseSetting("services:api:http:0", Api.Url);
            web.UseSetting("services:simulator:http:0", Api.Url);
            web.ConfigureTestServices(services =>
            {
                // What a test counts at Api is asked by the test.
                services.Remove(services.Single(service => service.ImplementationType == typeof(StatusLoop)));
                services.PostConfigure<KeyManagementOptions>(keys =>
                {
                    keys.XmlRepository = new KeysInMemory();
                    keys.XmlEncryptor = null;
                });
            });
        });
    }

    /// <summary>A browser without scripts: it keeps cookies and does not follow redirects.</summary>
    public TestBrowser Browser(string acceptLanguage = "de") =>
        new(factory!.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }), acceptLanguage);

    public async Task<TestBrowser> SignedInAsync(string acceptLanguage = "de")
    {
        var browser = Browser(acceptLanguage);
        var answer = await browser.SignInAsync(FakeApi.Password, "/anrufe");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (factory is not null)
            await factory.DisposeAsync();
        await Api.DisposeAsync();
    }
}
