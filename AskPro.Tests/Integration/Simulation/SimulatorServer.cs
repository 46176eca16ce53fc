using AskPro.Simulator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace AskPro.Tests.Integration.Simulation;

/// <summary>The simulator in this process; what it sends goes over real sockets.</summary>
internal sealed class SimulatorServer : WebApplicationFactory<SimulatorHost>
{
    private readonly string webhookUrl;

    public SimulatorServer(string webhookUrl)
    {
        this.webhookUrl = webhookUrl;
        ClientOptions.AllowAutoRedirect = false;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("Simulator:WebhookUrl", webhookUrl);
        builder.UseSetting("Retell:PlatformKey", WebhookReceiver.Key);
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
