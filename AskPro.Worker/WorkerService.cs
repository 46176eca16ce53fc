using AskPro.Worker.Alarms;
using AskPro.Worker.AlarmWebhooks;
using AskPro.Worker.Companies;
using AskPro.Worker.Health;
using AskPro.Worker.Inbox;
using AskPro.Worker.Logs;
using AskPro.Worker.Mails;
using AskPro.Worker.Surroundings;
using AskPro.Worker.Webhooks;

namespace AskPro.Worker;

/// <summary>No verb: the service.</summary>
internal static class WorkerService
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddMetricsEndpoint();
        builder.AddAskProDataSource();
        builder.AddLogStore();
        builder.AddAskProCache();
        builder.AddAskProKeyRing("AskPro");
        builder.AddInboxPump();
        builder.AddMailPump();
        builder.AddCompanyUpkeep();
        builder.AddWebhookWatch();
        builder.AddHealthLook();
        builder.AddSurroundings();
        builder.AddLogUpkeep();
        builder.AddAlarms();
        builder.AddAlarmWebhookPump();

        var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.RunAsync();
        return 0;
    }
}
