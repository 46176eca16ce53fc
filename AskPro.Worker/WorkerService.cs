using AskPro.Worker.Companies;
using AskPro.Worker.Inbox;
using AskPro.Worker.Mails;
using AskPro.Worker.Webhooks;

namespace AskPro.Worker;

/// <summary>No verb: the service.</summary>
internal static class WorkerService
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProCache();
        builder.AddAskProKeyRing("AskPro");
        builder.AddInboxPump();
        builder.AddMailPump();
        builder.AddCompanyUpkeep();
        builder.AddWebhookWatch();

        var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.RunAsync();
        return 0;
    }
}
