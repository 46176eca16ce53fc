using System.Diagnostics;

namespace AskPro.LoadTest.Dashboard;

/// <summary>Several senders at once, and what the dashboard says about it.</summary>
internal sealed class SpanLoad(MeasuredDashboard dashboard, int connections) : IDisposable
{
    private const long MegaByte = 1024 * 1024;

    private readonly SpanSender[] _senders = [.. Enumerable.Range(1, connections).Select(number => new SpanSender(dashboard.Receiver, MeasuredDashboard.Key, number))];

    /// <param name="length">How long new messages are sent.</param>
    /// <param name="pace">Spans a second of all senders together; as fast as they are answered when null.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="InvalidOperationException">The receiver refused a message.</exception>
    public async Task<LoadedTime> RunAsync(TimeSpan length, double? pace, CancellationToken cancellationToken)
    {
        var before = await dashboard.TotalsAsync(cancellationToken);
        var (sentBefore, cpuBefore) = (Sent, dashboard.CpuSeconds);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(_senders.Select(sender => sender.RunAsync(clock, length, pace / connections, cancellationToken)));
        var seconds = clock.Elapsed.TotalSeconds;
        var after = await dashboard.TotalsAsync(cancellationToken);
        var stored = after.Spans - before.Spans;
        return new LoadedTime(
            Sent - sentBefore, stored, seconds, (dashboard.CpuSeconds - cpuBefore) * 1e6 / Math.Max(1, stored), after.Bytes / MegaByte, dashboard.PeakMemory / MegaByte);
    }

    public void Dispose()
    {
        foreach (var sender in _senders)
            sender.Dispose();
    }

    private long Sent => _senders.Sum(sender => sender.Sent);
}
