using System.Diagnostics;
using AskPro.Web.Backend;

namespace AskPro.Web.Live;

/// <summary>
/// Asks Api for the sequence of every company that a browser of this process watches: every 15 s, every second while the
/// hints are away and shortly after. So a lost hint costs seconds, never a change.
/// </summary>
internal sealed partial class FeedPoller(
    FeedHub hub, FeedHints hints, IServiceScopeFactory scopes, LiveMetrics metrics, TimeProvider clock, ILogger<FeedPoller> log) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // The Worker's own connection may come back later than ours: what it could not announce in between is found by looking.
    private static readonly TimeSpan StillFast = TimeSpan.FromSeconds(10);

    /// <summary>Polls every watched company once.</summary>
    public async Task<FeedPollResult> RunOnceAsync(CancellationToken cancel)
    {
        // Not recorded, and so is nothing below it, in Api neither: once a second and company it would bury every other trace.
        using var quiet = new Activity("feed poll") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        int answered = 0, failed = 0;
        await Parallel.ForEachAsync(
            hub.OnePerCompany(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (watch, token) => _ = await TryPollAsync(watch, token) ? Interlocked.Increment(ref answered) : Interlocked.Increment(ref failed));
        metrics.Polled(answered, failed);
        return new FeedPollResult(answered, failed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var last = clock.GetTimestamp();
        long? lastAway = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (hints.AreAway)
                lastAway = clock.GetTimestamp();
            var isFast = lastAway is { } away && clock.GetElapsedTime(away) < StillFast;
            if (!isFast && clock.GetElapsedTime(last) < Interval)
                continue;
            last = clock.GetTimestamp();
            await RunOnceAsync(stoppingToken);
        }
    }

    private async Task<bool> TryPollAsync(FeedWatch watch, CancellationToken cancel)
    {
        try
        {
            using var scope = scopes.CreateScope();
            var feed = await scope.ServiceProvider.GetRequiredService<AskProApiClient>().GetFeedAsync(watch.Token, cancel);
            hub.Advance(watch.CompanyId, feed.Seq);
            return true;
        }
        catch (SessionEndedException)
        {
            // The next poll asks with another viewer; this one's streams are over.
            hub.EndSession(watch.Token);
            watch.Dispose();
            return false;
        }
        // Whatever went wrong with one company, the others are polled on: this loop must not end.
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            PollFailed(log, exception.Message);
            return false;
        }
    }

    [LoggerMessage(4103, LogLevel.Debug, "Could not ask for a feed: {Cause}")]
    private static partial void PollFailed(ILogger log, string cause);
}

/// <param name="Answered">Companies whose sequence Api named.</param>
/// <param name="Failed">Companies not answered for: session over, or Api away.</param>
internal readonly record struct FeedPollResult(int Answered, int Failed);
