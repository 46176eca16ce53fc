using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The Api in this process, on a real database, in Production form unless said otherwise.</summary>
internal sealed class ApiServer(string connectionString, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    : WebApplicationFactory<ApiHost>
{
    public string EnvironmentName { get; init; } = "Production";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("ConnectionStrings:askpro", connectionString);
        builder.UseSetting("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=100");
        builder.UseSetting("KeyRing:MasterKey", "only-for-tests-only-for-tests-only-for-tests");
        builder.UseSetting("Retell:PlatformKey", "key_of_the_tests");
        // Nothing of the tests leaves the machine.
        builder.UseSetting("Retell:ApiUrl", "https://127.0.0.1:1");
        builder.UseSetting("Retell:Repetitions", "0");
        builder.UseSetting("Api:PublicUrl", "https://api.askpro.example");
        builder.UseSetting("Web:PublicUrl", "https://askpro.example");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        if (services is not null) builder.ConfigureTestServices(services);
    }

    /// <summary>A new operator of the platform, signed in.</summary>
    public async Task<HttpClient> AsOperatorAsync(NpgsqlDataSource owner, CancellationToken cancellationToken) =>
        As(await TokenAsync((await GivenOperator.CreateAsync(owner, cancellationToken)).Email, cancellationToken));

    public HttpClient As(string? token)
    {
        var client = CreateClient();
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public Task<HttpResponseMessage> SignInAsync(string? email, string? password, CancellationToken cancellationToken) =>
        CreateClient().PostAsJsonAsync("/api/sessions", new { email, password }, cancellationToken);

    public Task<string> TokenAsync(GivenCompany company, CancellationToken cancellationToken) => TokenAsync(company.Email, cancellationToken);

    public async Task<string> TokenAsync(string email, CancellationToken cancellationToken)
    {
        using var response = await SignInAsync(email, GivenCompany.Password, cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return body.GetProperty("token").GetString()!;
    }
}
