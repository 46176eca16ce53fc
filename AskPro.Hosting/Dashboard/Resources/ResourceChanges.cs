using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Dashboard.Live;
using Microsoft.Extensions.Hosting;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>Tells open pages when the state of a resource changes.</summary>
internal sealed class ResourceChanges(ResourceNotificationService notifications, ChangeHub hub) : BackgroundService
{
    public const string Topic = "resources";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in notifications.WatchAsync(stoppingToken))
            hub.Announce(Topic);
    }
}
