using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Passkeys as far as no device is needed; the whole way is walked in a browser.</summary>
public sealed class PasskeyTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static readonly object Credential = new
    {
        id = "AQID", rawId = "AQID", type = "public-key", clientExtensionResults = new { },
        response = new { authenticatorData = "AQID", clientDataJSON = "AQID", signature = "AQID", userHandle = "AQID" },
    };

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Domain_and_demands_come_from_the_configuration_and_not_from_the_request()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        client.DefaultRequestHeaders.Host = "evil.example";
        client.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        var creation = await BeginAsync(client, "/api/me/passkeys/options");
        var request = await BeginAsync(client, "/api/sessions/passkey/options");

        Assert.Equal("askpro.example", creation.Options.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal("askpro.example", request.Options.GetProperty("rpId").GetString());
        Assert.Equal("required", creation.Options.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString());
        Assert.Equal("required", creation.Options.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
        Assert.Equal("required", request.Options.GetProperty("userVerification").GetString());
        Assert.Equal(0, request.Options.GetProperty("allowCredentials").GetArrayLength());
        Assert.DoesNotContain(request.Options.GetProperty("challenge").GetString()!, request.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_passkey_the_answer_is_the_same()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        var old = (await BeginAsync(client, "/api/sessions/passkey/options")).State;
        var ofAnotherPurpose = (await BeginAsync(client, "/api/me/passkeys/options")).State;
        _clock.Advance(TimeSpan.FromMinutes(6));
        var good = (await BeginAsync(client, "/api/sessions/passkey/options")).State;

        var answers = new List<string>();
        foreach (var state in (string?[])[good, old, ofAnotherPurpose, null, "nonsense", good[..^1]])
        {
            using var response = await client.PostAsJsonAsync("/api/sessions/passkey", new { credential = Credential, state }, Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            answers.Add($"{problem.GetProperty("code").GetString()}: {problem.GetProperty("detail").GetString()}");
        }

        Assert.StartsWith("invalid_passkey", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_is_good_for_its_person_only_and_a_bad_answer_adds_nothing()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var other = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));
        using var thief = api.As(await api.TokenAsync(other, Cancel));
        var state = (await BeginAsync(client, "/api/me/passkeys/options")).State;

        using var stolen = await thief.PostAsJsonAsync("/api/me/passkeys", new { credential = Credential, state, name = "Meiner" }, Cancel);
        using var forged = await client.PostAsJsonAsync("/api/me/passkeys", new { credential = Credential, state, name = "Laptop" }, Cancel);
        using var unnamed = await client.PostAsJsonAsync("/api/me/passkeys", new { credential = Credential, state, name = new string('x', 10_000) }, Cancel);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (stolen.StatusCode, forged.StatusCode, unnamed.StatusCode));
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>("/api/me/security", Cancel)).GetProperty("passkeys").GetArrayLength());
    }

    [Theory]
    [InlineData("Passkeys:ServerDomain", "127.0.0.1")]
    [InlineData("Passkeys:Origins:0", "askpro.example")]
    public async Task A_wrong_configuration_ends_the_process(string key, string value)
    {
        await using var api = new ApiServer(database.ConnectionString("askpro_api"), null, (key, value));

        Assert.ThrowsAny<Exception>(() => api.Services);
    }

    private ApiServer Start() => new(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(_clock));

    private static async Task<(JsonElement Options, string State)> BeginAsync(HttpClient client, string path)
    {
        using var response = await client.PostAsync(path, null, Cancel);
        response.EnsureSuccessStatusCode();
        var ceremony = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (ceremony.GetProperty("options").Clone(), ceremony.GetProperty("state").GetString()!);
    }
}
