using System.Collections.Concurrent;
using AskPro.Simulator.Webhooks;

namespace AskPro.Simulator.Calls;

/// <summary>Plays every placed call in its own time; an event that fails does not hold back the next one, as at Retell.</summary>
internal sealed class CallPlayer(SimulatedCalls calls, IServiceScopeFactory scopes, TimeProvider time) : BackgroundService
{
    private readonly ConcurrentDictionary<SimulatedCall, Task> running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var call in calls.Placed.ReadAllAsync(stoppingToken))
            {
                // Yields at once, so the entry is there before the call can remove it.
                running[call] = Task.Run(() => PlayAsync(call, stoppingToken), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running.Values);
        }
    }

    private async Task PlayAsync(SimulatedCall call, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<WebhookSender>();
        try
        {
            await Task.WhenAll(call.Plan.Select(planned => SendAsync(sender, call, planned, cancellationToken)));
        }
        catch (OperationCanceledException)
        {
            // The simulator stops; what was not sent stays unsent, as if Retell had lost it.
        }
        finally
        {
            call.Finish();
            running.TryRemove(call, out _);
        }
    }

    private async Task SendAsync(WebhookSender sender, SimulatedCall call, PlannedEvent planned, CancellationToken cancellationToken)
    {
        await Task.Delay(planned.At, time, cancellationToken);
        await sender.SendAsync(planned.Name, planned.Body, call.Route, call.Speed, call.Report, cancellationToken);
    }
}
