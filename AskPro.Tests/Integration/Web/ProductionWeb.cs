using AskPro.Web.Health;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AskPro.Tests.Integration.Web;

/// <summary>The front end as in production, on a real socket that speaks plain http, as behind a proxy that ends TLS.</summary>
internal sealed class ProductionWeb : WebApplicationFactory<Viewer>
{
    private readonly string apiUrl;
    private readonly string? knownProxy;

    public ProductionWeb(FakeApi api, string? knownProxy)
    {
        (apiUrl, this.knownProxy) = (api.Url, knownProxy);
        UseKestrel();
    }

    /// <summary>What reaches Web from a browser at <paramref name="address"/>, through a proxy that ends TLS for askpro.example.</summary>
    public TestBrowser BrowserBehindProxy(string address)
    {
        StartServer();
        // Cookies by hand: the container of HttpClient keeps Secure ones from http, and what is tested here is the wire.
        var wire = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var http = new HttpClient(new CookiesByHand { InnerHandler = wire }) { BaseAddress = ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "askpro.example");
        return new TestBrowser(http, "de");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseUrls("http://127.0.0.1:0");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.UseSetting("ConnectionStrings:askpro", "Host=127.0.0.1;Port=1");
        builder.UseSetting("ConnectionStrings:cache", "127.0.0.1:1");
        builder.UseSetting("KeyRing:MasterKey", new string('k', 40));
        builder.UseSetting("Api:PublicUrl", "https://api.askpro.example");
        builder.UseSetting("services:api:http:0", apiUrl);
        builder.UseSetting("services:simulator:http:0", apiUrl);
        if (knownProxy is not null)
            builder.UseSetting("Proxies:Addresses:0", knownProxy);
        builder.ConfigureTestServices(services =>
        {
            // What a test counts at Api is asked by the test.
            services.Remove(services.Single(service => service.ImplementationType == typeof(StatusLoop)));
            services.PostConfigure<KeyManagementOptions>(keys =>
            {
                keys.XmlRepository = new KeysInMemory();
                keys.XmlEncryptor = null;
            });
        });
    }

    private sealed class CookiesByHand : DelegatingHandler
    {
        private readonly Dictionary<string, string> cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                cookies[pair[0]] = pair[1];
            }

            return response;
        }
    }
}
