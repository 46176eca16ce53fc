using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Engine;

/// <summary>Holds the start of a resource back until those it waits for are as far as it needs them.</summary>
internal static class Waits
{
    /// <exception cref="DistributedApplicationException">One of them will never be that far.</exception>
    public static async Task WaitAsync(IResource resource, ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = resource.Annotations.OfType<WaitAnnotation>().Select(wait => OneAsync(wait, notifications, giveUp.Token)).ToList();
        while (waits.Count > 0)
        {
            var done = await Task.WhenAny(waits);
            waits.Remove(done);
            if (!done.IsCompletedSuccessfully)
                await giveUp.CancelAsync();
            await done;
        }
    }

    private static Task OneAsync(WaitAnnotation wait, ResourceNotificationService notifications, CancellationToken cancellationToken) =>
        wait.Type switch
        {
            WaitType.Completed => CompletedAsync(wait, notifications, cancellationToken),
            WaitType.Started => notifications.WaitUntilAsync(
                wait.Resource.Name, "start", snapshot => snapshot.State?.Text == KnownResourceStates.Running, wait.Behavior, cancellationToken),
            _ => notifications.WaitUntilHealthyAsync(wait.Resource.Name, wait.Behavior, cancellationToken),
        };

    private static async Task CompletedAsync(WaitAnnotation wait, ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        var end = await notifications.WaitForResourceAsync(
            wait.Resource.Name, change => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text ?? ""), cancellationToken);
        if (end.Snapshot.State!.Text == KnownResourceStates.FailedToStart)
            throw new DistributedApplicationException($"'{wait.Resource.Name}', which has to be done first, failed to start.");
        if (end.Snapshot.ExitCode != wait.ExitCode)
            throw new DistributedApplicationException($"'{wait.Resource.Name}', which has to be done first, ended with exit code {end.Snapshot.ExitCode}.");
    }
}
