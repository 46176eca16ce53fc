using AskPro.Worker.Inbox;

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
        builder.AddInboxPump();

        var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.RunAsync();
        return 0;
    }
}
