using System.Net.Http.Json;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Whose word counts about a client's address: Api on a real socket, asked from 127.0.0.1.</summary>
public sealed class ProxyTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Proxies:Addresses:0", "127.0.0.1")]
    [InlineData("Proxies:Networks:0", "127.0.0.0/8")]
    public async Task Behind_a_known_proxy_every_client_has_attempts_of_its_own(string key, string value)
    {
        await using var api = Start((key, value));

        Assert.Equal("401 401 429", await TryAsync(api, "203.0.113.1", "203.0.113.1", "203.0.113.1"));
        Assert.Equal("401 401", await TryAsync(api, "203.0.113.2", "2001:db8::2"));
        // What a client writes in front of the proxy's entry counts for nothing.
        Assert.Equal("429", await TryAsync(api, "198.51.100.9, 203.0.113.1"));
    }

    [Theory]
    [InlineData("Proxies:Addresses:0", "192.0.2.7")]
    [InlineData("ForwardedHeaders_Enabled", "true")]
    public async Task Anybody_else_may_say_what_he_likes_about_his_address(string key, string value)
    {
        await using var api = Start((key, value));

        Assert.Equal("401 401 429", await TryAsync(api, "203.0.113.1", "203.0.113.2", "203.0.113.3"));
    }

    [Theory]
    [InlineData("Proxies:Addresses:0", "proxy.example")]
    [InlineData("Proxies:Networks:0", "10.0.0.0")]
    [InlineData("Proxies:Networks:0", "0.0.0.0/0")]
    public void Nonsense_and_everybody_are_refused_at_the_start(string key, string value)
    {
        using var api = Start((key, value));

        var refusal = Assert.Throws<OptionsValidationException>(api.StartServer);

        Assert.Contains(value, refusal.Message, StringComparison.Ordinal);
    }

    private ApiServer Start((string Key, string Value) setting)
    {
        var api = new ApiServer(
            database.ConnectionString("askpro_api"), null, setting, ("Sessions:AttemptsPerMinute", "2"), ("urls", "http://127.0.0.1:0"));
        api.UseKestrel();
        return api;
    }

    private static async Task<string> TryAsync(ApiServer api, params string[] forwardedFor)
    {
        using var client = api.CreateClient();
        var answers = new List<int>();
        foreach (var address in forwardedFor)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/sessions", UriKind.Relative));
            request.Content = JsonContent.Create(new { email = "nobody@askpro.example", password = "guess" });
            request.Headers.Add("X-Forwarded-For", address);
            using var response = await client.SendAsync(request, Cancel);
            answers.Add((int)response.StatusCode);
        }

        return string.Join(' ', answers);
    }
}
