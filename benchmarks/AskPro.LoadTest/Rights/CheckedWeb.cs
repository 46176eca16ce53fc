using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Web;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AskPro.LoadTest.Rights;

/// <summary>The front end in this process, speaking to the Api that is checked; its keys are kept in memory, the cache is away.</summary>
internal sealed class CheckedWeb(ApiServer api, string connectionString) : WebApplicationFactory<Viewer>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // In Production its cookies need https.
        builder.UseEnvironment("Development");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.UseSetting("ConnectionStrings:askpro", connectionString);
        builder.UseSetting("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=100");
        builder.UseSetting("KeyRing:MasterKey", new string('k', 40));
        builder.UseSetting("Api:PublicUrl", "https://api.askpro.example");
        builder.UseSetting("services:api:http:0", "http://localhost");
        builder.ConfigureTestServices(services =>
        {
            services.AddHttpClient<AskProApiClient>().ConfigurePrimaryHttpMessageHandler(() => api.Server.CreateHandler());
            services.PostConfigure<KeyManagementOptions>(keys =>
            {
                keys.XmlRepository = new KeysInMemory();
                keys.XmlEncryptor = null;
            });
        });
    }
}
