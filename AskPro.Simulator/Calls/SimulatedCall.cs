using System.Collections.Concurrent;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Simulator.Webhooks;

namespace AskPro.Simulator.Calls;

/// <summary>One call on its way, and what has been sent of it.</summary>
public sealed class SimulatedCall(
    StagedCall staged, DateTimeOffset placedAt, double speed, IReadOnlyList<PlannedEvent> plan, CallRoute route)
{
    private readonly ConcurrentQueue<WebhookAttempt> attempts = new();

    internal StagedCall Staged => staged;

    internal DateTimeOffset PlacedAt => placedAt;

    internal double Speed => speed;

    internal IReadOnlyList<PlannedEvent> Plan => plan;

    internal CallRoute Route => route;

    /// <summary>Every try so far, in the order in which they ended.</summary>
    internal IReadOnlyCollection<WebhookAttempt> Attempts => attempts;

    /// <summary>Whether something is still to be sent.</summary>
    internal bool IsRunning { get; private set; } = true;

    internal void Report(WebhookAttempt attempt) => attempts.Enqueue(attempt);

    internal void Finish() => IsRunning = false;
}
