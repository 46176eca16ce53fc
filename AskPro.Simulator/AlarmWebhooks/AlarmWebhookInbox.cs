using System.Collections.Concurrent;

namespace AskPro.Simulator.AlarmWebhooks;

/// <summary>The latest messages, as a receiver would have got them.</summary>
internal sealed class AlarmWebhookInbox(TimeProvider time)
{
    private const int Kept = 200;

    private readonly ConcurrentQueue<ReceivedAlarm> _messages = new();

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<ReceivedAlarm> Latest => [.. _messages.Reverse()];

    internal void Keep(string body, string signature, string idempotencyKey, bool hasTrace)
    {
        _messages.Enqueue(new(time.GetUtcNow(), body, signature, idempotencyKey, hasTrace));
        while (_messages.Count > Kept)
            _messages.TryDequeue(out _);
    }
}

/// <param name="ReceivedAt">When it came.</param>
/// <param name="Body">As it was signed.</param>
/// <param name="Signature">The header.</param>
/// <param name="IdempotencyKey">The header.</param>
/// <param name="HasTrace">Whether it told of the sender's traces.</param>
internal sealed record ReceivedAlarm(DateTimeOffset ReceivedAt, string Body, string Signature, string IdempotencyKey, bool HasTrace);
