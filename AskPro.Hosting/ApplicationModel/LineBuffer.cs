using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>A line with when it came and its place among the lines of all resources.</summary>
internal readonly record struct KeptLine(LogLine Line, DateTimeOffset At, long Order);

/// <summary>The last lines of one process and those who wait for the next.</summary>
/// <param name="gate">The lock of all buffers, so that the lines of all resources have one order.</param>
internal sealed class LineBuffer(Lock gate)
{
    private const int Capacity = 10_000;

    private readonly Queue<KeptLine> _lines = new();
    private readonly List<Channel<LogLine>> _watchers = [];
    private int _count;

    public void Append(string line, bool isError, DateTimeOffset at, long order)
    {
        lock (gate)
        {
            var entry = new LogLine(++_count, line, isError);
            _lines.Enqueue(new KeptLine(entry, at, order));
            if (_lines.Count > Capacity)
                _lines.Dequeue();
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(entry);
        }
    }

    /// <summary>The lines kept that came after one.</summary>
    public List<KeptLine> Lines(long afterOrder)
    {
        lock (gate)
            return [.. _lines.SkipWhile(kept => kept.Order <= afterOrder)];
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<LogLine>();
        lock (gate)
        {
            foreach (var kept in _lines)
                channel.Writer.TryWrite(kept.Line);
            _watchers.Add(channel);
        }

        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
                yield return [line];
        }
        finally
        {
            lock (gate)
                _watchers.Remove(channel);
        }
    }
}
