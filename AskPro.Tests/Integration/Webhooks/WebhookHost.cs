using System.Net.Http.Headers;
using AskPro.Api.Features.Webhooks;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Tests.Support.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>The Api on a real port, with the rights it has in production and without a cache.</summary>
internal sealed class WebhookHost : WebApplicationFactory<RetellIngestOptions>
{
    public const string PlatformKey = "key_of_the_platform_in_tests";

    private readonly TestDatabase _database;
    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _services;

    private WebhookHost(TestDatabase database, Dictionary<string, string?> settings, Action<IServiceCollection>? services)
    {
        (_database, _settings, _services) = (database, settings, services);
        // Not UseKestrel(0): the factory then changes the address while the host may already be starting.
        UseKestrel();
    }

    public static WebhookHost Start(
        TestDatabase database, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var host = new WebhookHost(database, settings ?? [], services);
        host.StartServer();
        return host;
    }

    public Uri Address => ClientOptions.BaseAddress;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Posts a body signed now.</summary>
    public Task<HttpResponseMessage> PostAsync(byte[] body, string path = "", string key = PlatformKey) =>
        PostWithHeaderAsync(body, RetellSignature.Sign(body, key, Get<TimeProvider>().GetUtcNow()), path);

    /// <summary>Posts a body with any header, or none.</summary>
    public async Task<HttpResponseMessage> PostWithHeaderAsync(byte[] body, string? header, string path = "")
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/retell/webhook" + path, UriKind.Relative));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (header is not null)
            request.Headers.TryAddWithoutValidation(RetellSignature.HeaderName, header);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:askpro", _database.ConnectionString("askpro_api"));
        builder.UseSetting("ConnectionStrings:cache", "127.0.0.1:1");
        builder.UseSetting("KeyRing:MasterKey", "only-for-tests-only-for-tests-only-for-tests");
        builder.UseSetting("Retell:PlatformKey", PlatformKey);
        builder.UseSetting("Api:PublicUrl", "https://api.askpro.example");
        builder.UseSetting("Web:PublicUrl", "https://askpro.example");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        if (_services is not null)
            builder.ConfigureTestServices(_services);
    }
}
