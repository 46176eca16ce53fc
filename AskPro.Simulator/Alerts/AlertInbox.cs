using System.Collections.Concurrent;

namespace AskPro.Simulator.Alerts;

/// <summary>The latest alerts, as somebody on call would have got them.</summary>
internal sealed class AlertInbox(TimeProvider time)
{
    internal const int Kept = 200;

    private readonly ConcurrentQueue<ReceivedAlert> _alerts = new();
    private int _lastId;

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<ReceivedAlert> Latest => [.. _alerts.Reverse()];

    internal void Keep(AlertMessage message)
    {
        foreach (var alert in message.Alerts ?? [])
        {
            _alerts.Enqueue(ReceivedAlert.Read(Interlocked.Increment(ref _lastId), time.GetUtcNow(), alert));
            while (_alerts.Count > Kept)
                _alerts.TryDequeue(out _);
        }
    }
}
