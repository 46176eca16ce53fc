using System.Threading.Channels;
using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Data.Inbox;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>
/// Turns concurrent requests into few commits. No timer: a flusher takes whatever waits, and what arrives meanwhile waits for the next
/// one. So a lone event is committed at once, and under load the batches grow by themselves. Its bounds are those of the intake's budget.
/// </summary>
internal sealed class InboxCoalescer(InboxFlush flush, InboxMetrics metrics, IOptions<RetellIngestOptions> options) : IHostedService
{
    private readonly Channel<WaitingEvent> _waiting = Channel.CreateUnbounded<WaitingEvent>();
    private Task _flushers = Task.CompletedTask;

    /// <summary>
    /// Waits until the event is durable, or known not to be for sure. There is no cancellation on purpose: a sender that hangs up takes
    /// nothing away from the others of its batch, and its own event is stored all the same.
    /// </summary>
    public Task<StoreOutcome> StoreAsync(InboxEntry entry)
    {
        var waiting = new WaitingEvent(entry);
        return _waiting.Writer.TryWrite(waiting) ? waiting.Task : Task.FromResult(StoreOutcome.Unavailable);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.BeginAtZero();
        _flushers = Task.WhenAll(Enumerable.Range(0, options.Value.Flushers).Select(_ => Task.Run(FlushUntilClosedAsync, CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>The web server has stopped before: whatever is waiting now is all there will be, and it is stored before the process ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _flushers.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FlushUntilClosedAsync()
    {
        var batch = new List<WaitingEvent>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            Take(batch);
            if (batch.Count == 0)
                continue;
            await flush.RunAsync(batch);
            batch.Clear();
        }
    }

    private void Take(List<WaitingEvent> batch)
    {
        var bytes = 0;
        while (batch.Count < options.Value.MaxRowsPerFlush && bytes < options.Value.MaxBytesPerFlush && _waiting.Reader.TryRead(out var next))
        {
            bytes += next.Entry.Body.Length;
            batch.Add(next);
        }
    }
}
