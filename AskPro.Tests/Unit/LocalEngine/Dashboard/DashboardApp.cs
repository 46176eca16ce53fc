using System.Net;
using AskPro.Hosting.Dashboard;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>A small application of shell scripts with its dashboard on, and browsers that ask it.</summary>
internal sealed class DashboardApp : IAsyncDisposable
{
    private readonly List<HttpClient> _browsers = [];

    private DashboardApp(DistributedApplication app)
    {
        App = app;
        Host = app.Services.GetRequiredService<DashboardHost>();
        LoginUrl = new Uri(Host.LoginUrl!);
    }

    public DistributedApplication App { get; }

    public DashboardHost Host { get; }

    public Uri LoginUrl { get; }

    public Uri Address => new(LoginUrl, "/");

    public string Token => LoginUrl.Query["?t=".Length..];

    public static async Task<DashboardApp> StartAsync(Action<IDistributedApplicationBuilder> describe, params string[] args)
    {
        var builder = await LocalApp.DescribeAsync(describe, [.. args, "--Dashboard:Enabled=true"]);
        var app = await builder.BuildAsync(LocalApp.Timeout);
        await app.StartAsync(LocalApp.Timeout);
        return new DashboardApp(app);
    }

    /// <summary>A browser that follows no redirects, so that a test sees them.</summary>
    public HttpClient Stranger()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var browser = new HttpClient(handler) { BaseAddress = Address };
        _browsers.Add(browser);
        return browser;
    }

    public async Task<HttpClient> SignedInAsync()
    {
        var browser = Stranger();
        using var answer = await browser.GetAsync(LoginUrl, LocalApp.Timeout);
        Xunit.Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    /// <summary>A POST as the dashboard's own page sends it, or as another does.</summary>
    public async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, string? origin = "own", params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? Address.GetLeftPart(UriPartial.Authority) : origin);
        request.Headers.Add("X-Fragment", "1");
        return await browser.SendAsync(request, LocalApp.Timeout);
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await App.DisposeAsync();
    }
}
