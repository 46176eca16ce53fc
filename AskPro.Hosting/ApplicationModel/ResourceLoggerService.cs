using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>A line a process wrote.</summary>
/// <param name="LineNumber">Counted from 1.</param>
/// <param name="Content">The text.</param>
/// <param name="IsErrorMessage">True when it came on the error output.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>Keeps the last 10,000 lines of every process.</summary>
public sealed class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, LineBuffer> _buffers = new(StringComparer.OrdinalIgnoreCase);

    internal ResourceLoggerService()
    {
    }

    /// <summary>The lines kept, then each new one.</summary>
    /// <param name="resourceName">The resource.</param>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Buffer(resourceName).WatchAsync();

    internal void Append(string resourceName, string line, bool isError) => Buffer(resourceName).Append(line, isError);

    internal IReadOnlyList<string> LastLines(string resourceName, int count) =>
        [.. Buffer(resourceName).Lines().TakeLast(count).Select(line => line.Content)];

    private LineBuffer Buffer(string resourceName) => _buffers.GetOrAdd(resourceName, _ => new LineBuffer());

    private sealed class LineBuffer
    {
        private const int Capacity = 10_000;

        private readonly Lock _lock = new();
        private readonly Queue<LogLine> _lines = new();
        private readonly List<Channel<LogLine>> _watchers = [];
        private int _count;

        public void Append(string line, bool isError)
        {
            lock (_lock)
            {
                var entry = new LogLine(++_count, line, isError);
                _lines.Enqueue(entry);
                if (_lines.Count > Capacity)
                    _lines.Dequeue();
                foreach (var watcher in _watchers)
                    watcher.Writer.TryWrite(entry);
            }
        }

        public List<LogLine> Lines()
        {
            lock (_lock)
                return [.. _lines];
        }

        public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var channel = Channel.CreateUnbounded<LogLine>();
            lock (_lock)
            {
                foreach (var line in _lines)
                    channel.Writer.TryWrite(line);
                _watchers.Add(channel);
            }

            try
            {
                await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
                    yield return [line];
            }
            finally
            {
                lock (_lock)
                    _watchers.Remove(channel);
            }
        }
    }
}
