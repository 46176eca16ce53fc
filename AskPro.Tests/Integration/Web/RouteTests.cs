using System.Net;
using System.Text.RegularExpressions;
using AskPro.Web.Sessions;
using AskPro.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AskPro.Tests.Integration.Web;

public sealed partial class RouteTests(WebHost web) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Every_unsafe_route_demands_an_antiforgery_token()
    {
        // Somebody who may everything: what is refused is refused for the token.
        web.Api.Operators.IsOperator = true;
        var routes = Routes().Where(route => Methods(route).Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))).ToList();
        var browser = await web.SignedInAsync();

        Assert.True(routes.Count >= 5);
        Assert.All(routes, route => Assert.True(route.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation, route.DisplayName));
        foreach (var path in routes.Select(route => route.RoutePattern.RawText!.Replace("{id:guid}", FakeApi.CallId.ToString("D"), StringComparison.Ordinal)))
        {
            var withoutToken = await browser.PostAsync(path!, TestBrowser.Form("", ("value", "de"), ("scenario", "booking")));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, withoutToken.StatusCode));
            var json = await browser.PostAsync(path!, new StringContent("{}", null, "application/json"));
            Assert.True((int)json.StatusCode >= 400, path);
        }
    }

    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        // The development-time stand-in for assets added while running.
        var open = Routes().Where(route =>
            route.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && route.Metadata.GetMetadata<IAllowAnonymous>() is null
            && route.Metadata.GetMetadata<DeclaredRight>() is null).Select(route => route.RoutePattern.RawText);

        Assert.Equal(["{**path:file}"], open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_asset_of_the_build_is_served()
    {
        var browser = web.Browser();
        var assets = Routes().Select(route => route.Metadata.GetMetadata<StaticAssetDescriptor>()?.Route).OfType<string>().Distinct().ToList();

        string[] fetched = ["lib/htmx.min.js", "lib/hx-sse.min.js", "lib/tabler.min.css", "lib/inter-latin-wght-normal.woff2"];
        Assert.All(fetched, asset => Assert.Contains(asset, assets));
        foreach (var asset in assets)
        {
            var answer = await browser.GetAsync("/" + asset);
            Assert.True(answer.IsSuccessStatusCode && (await TestBrowser.BytesAsync(answer)).Length > 0, asset);
        }
    }

    [Fact]
    public async Task Every_asset_a_page_names_is_there_under_a_fingerprinted_address()
    {
        var page = await (await web.SignedInAsync()).ReadAsync("/anrufe");
        var named = NamedAsset().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.True(named.Count > 12);
        foreach (var url in named)
        {
            var answer = await web.Browser().GetAsync(url);
            Assert.True(answer.IsSuccessStatusCode, url);
            // The font is named by the style sheet too, so it keeps its plain name.
            Assert.True(url.EndsWith(".woff2", StringComparison.Ordinal) || Fingerprint().IsMatch(url), url);
        }
    }

    [Theory]
    [InlineData("/anmelden", HttpStatusCode.OK)]
    [InlineData("/anrufe", HttpStatusCode.SeeOther)]
    [InlineData("/nirgends", HttpStatusCode.NotFound)]
    [InlineData("/css/base.css", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        var answer = await web.Browser().GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    private IEnumerable<RouteEndpoint> Routes() =>
        web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IReadOnlyList<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    [GeneratedRegex("(?:href|src)=\"(/(?:lib|css|js)/[^\"]+)\"")]
    private static partial Regex NamedAsset();

    [GeneratedRegex(@"\.[a-z0-9]{10}\.(?:js|css)$")]
    private static partial Regex Fingerprint();
}
