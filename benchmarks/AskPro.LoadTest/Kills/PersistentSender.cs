using System.Collections.Concurrent;
using System.Net;
using AskPro.LoadTest.Webhooks;

namespace AskPro.LoadTest.Kills;

/// <summary>Repeats every event until it is accepted, and remembers what was.</summary>
internal sealed class PersistentSender(Uri address) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Retell waits ten seconds for an answer.
    private readonly WebhookSender _sender = new(address, TimeSpan.FromSeconds(10));
    private readonly ConcurrentQueue<AckedEvent> _acked = new();
    private int _repeated;

    public IReadOnlyCollection<AckedEvent> Acked => _acked;

    /// <summary>Tries that ended without an answer or with 503.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    public async Task SendAsync(string callId, string name, byte[] body, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await _sender.TryPostAsync(body, cancellationToken))
            {
                case HttpStatusCode.NoContent:
                    _acked.Enqueue(AckedEvent.Of(callId, name, body));
                    return;
                case null or HttpStatusCode.ServiceUnavailable:
                    Interlocked.Increment(ref _repeated);
                    await Task.Delay(Pause, TimeProvider.System, cancellationToken);
                    break;
                case var unexpected:
                    throw new InvalidOperationException($"A signed {name} was answered with {(int)unexpected}.");
            }
        }
    }

    public void Dispose() => _sender.Dispose();
}
