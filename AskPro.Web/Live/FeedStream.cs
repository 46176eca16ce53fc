using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.Live;

/// <summary>What one browser receives: <c>connected</c>, then <c>changed</c> with the sequence as id, and <c>pulse</c> in between.</summary>
internal sealed class FeedStream(FeedHub hub, IServiceScopeFactory scopes, LiveMetrics metrics, TimeProvider clock)
{
    public const string Connected = "connected";
    public const string Changed = "changed";
    public const string Pulse = "pulse";
    public const string SignedOut = "signed-out";

    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CheckSessionEvery = TimeSpan.FromSeconds(60);

    /// <param name="seen">The last sequence the browser knows; if it is not the current one, it gets one <c>changed</c> at once.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Viewer viewer, long seen, CancellationToken gone, [EnumeratorCancellation] CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        using var watch = hub.Watch(viewer.Company.Id, viewer.Token);
        metrics.Opened();
        try
        {
            // Watching began before this answer, so nothing falls between the two.
            var check = await CheckAsync(viewer, over.Token);
            if (check.SessionEnded)
            {
                yield return Item(SignedOut);
                yield break;
            }
            yield return Item(Connected);
            // Without Api's answer, what another stream of the company has heard still tells that this one is behind.
            var current = check.Seq ?? Math.Max(seen, hub.LastKnown(viewer.Company.Id));
            if (current != seen)
            {
                seen = current;
                metrics.Changed();
                yield return ChangedTo(current);
            }

            var lastCheck = clock.GetTimestamp();
            while (!over.IsCancellationRequested)
            {
                var next = await NextAsync(watch, over.Token);
                if (next == Next.Over)
                    break;
                if (next == Next.SessionEnded)
                {
                    yield return Item(SignedOut);
                    yield break;
                }
                if (next == Next.Change && watch.Changes.TryRead(out var change) && change.Seq > seen)
                {
                    seen = change.Seq;
                    using var sending = LiveTraces.StartSend(viewer.Company.Id, change);
                    yield return ChangedTo(change.Seq, sending?.Id);
                    // Asked for the next, the one before has gone out.
                    metrics.Changed(clock.GetUtcNow() - change.Cause?.ReceivedAt);
                }
                if (clock.GetElapsedTime(lastCheck) >= CheckSessionEvery)
                {
                    lastCheck = clock.GetTimestamp();
                    check = await CheckAsync(viewer, over.Token);
                    if (check.SessionEnded)
                    {
                        yield return Item(SignedOut);
                        yield break;
                    }
                    if (check.Seq is { } checkedSeq && checkedSeq > seen)
                    {
                        seen = checkedSeq;
                        metrics.Changed();
                        yield return ChangedTo(checkedSeq);
                    }
                }
                if (next == Next.Silence)
                    yield return Item(Pulse);
            }
        }
        finally
        {
            metrics.Closed();
        }
    }

    private async Task<Next> NextAsync(FeedWatch watch, CancellationToken over)
    {
        using var silence = new CancellationTokenSource(PulseEvery, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, silence.Token);
        try
        {
            return await watch.Changes.WaitToReadAsync(either.Token) ? Next.Change : Next.SessionEnded;
        }
        catch (OperationCanceledException)
        {
            return over.IsCancellationRequested ? Next.Over : Next.Silence;
        }
    }

    /// <summary>Api away is no reason to end a stream: the page is still open and says what it knows.</summary>
    private async Task<(bool SessionEnded, long? Seq)> CheckAsync(Viewer viewer, CancellationToken cancel)
    {
        try
        {
            using var scope = scopes.CreateScope();
            var feed = await scope.ServiceProvider.GetRequiredService<AskProApiClient>().GetFeedAsync(viewer.Token, cancel);
            hub.Advance(viewer.Company.Id, feed.Seq);
            return (false, feed.Seq);
        }
        catch (SessionEndedException)
        {
            return (true, null);
        }
        catch (Exception exception) when (exception is ServiceAwayException or BadHttpRequestException or OperationCanceledException)
        {
            return (false, null);
        }
    }

    /// <param name="traceParent">What the browser sends with its requests for the changed parts (W3C Trace Context).</param>
    private static SseItem<string> ChangedTo(long seq, string? traceParent = null) =>
        new(traceParent ?? "", Changed) { EventId = seq.ToString(CultureInfo.InvariantCulture) };

    private static SseItem<string> Item(string type) => new("", type);

    private enum Next
    {
        Change,
        Silence,
        SessionEnded,
        Over,
    }
}
