using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Every token has its allowance, is told of it, and people have none.</summary>
public sealed class TokenLimitTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_told_what_is_left_refused_beyond_it_and_goes_on_in_the_next_window()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var program = api.As(company.Token);

        var first = await program.GetAsync("/api/calls", Cancel);
        _time.Advance(TimeSpan.FromSeconds(20));
        // Refusals and mistakes count too, and are told of it.
        var second = await program.GetAsync("/api/me", Cancel);
        var third = await program.GetAsync("/api/calls", Cancel);

        Assert.Equal("\"token\";q=2;w=60", Header(first, "RateLimit-Policy"));
        Assert.Equal("\"token\";r=1;t=60", Header(first, "RateLimit"));
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal("\"token\";r=0;t=40", Header(second, "RateLimit"));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("\"token\";r=0;t=40", Header(third, "RateLimit"));
        Assert.Equal("40", Header(third, "Retry-After"));
        Assert.Equal("rate_limited", (await third.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());

        using var another = api.As(other.Token);
        Assert.Equal("\"token\";r=1;t=60", Header(await another.GetAsync("/api/calls", Cancel), "RateLimit"));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/calls", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Sessions_have_no_such_limit_and_hear_of_none()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var person = api.As(await api.TokenAsync(company, Cancel));

        for (var request = 0; request < 5; request++)
        {
            using var answer = await person.GetAsync("/api/calls", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("RateLimit"));
        }
    }

    private ApiServer Start() =>
        new(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(_time), ("ApiTokens:RequestsPerMinute", "2"));

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
