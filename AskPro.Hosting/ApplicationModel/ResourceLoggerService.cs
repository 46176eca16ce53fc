namespace AskPro.Hosting.ApplicationModel;

/// <summary>A line a process wrote.</summary>
/// <param name="LineNumber">Counted from 1.</param>
/// <param name="Content">The text.</param>
/// <param name="IsErrorMessage">True when it came on the error output.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>Keeps the last 10,000 lines of every process.</summary>
public sealed class ResourceLoggerService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LineBuffer> _buffers = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;
    private long _lastOrder;

    internal ResourceLoggerService(TimeProvider time) => _time = time;

    /// <summary>Told whenever a line was kept; the name is its resource's.</summary>
    internal event Action<string>? Appended;

    /// <summary>The lines kept, then each new one.</summary>
    /// <param name="resourceName">The resource.</param>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Buffer(resourceName).WatchAsync();

    /// <summary>The lines kept.</summary>
    /// <param name="resource">The resource.</param>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) =>
        new IReadOnlyList<LogLine>[] { [.. Buffer(resource.Name).Lines(0).Select(kept => kept.Line)] }.ToAsyncEnumerable();

    internal void Append(string resourceName, string line, bool isError)
    {
        lock (_lock)
            Buffer(resourceName).Append(line, isError, _time.GetUtcNow(), ++_lastOrder);
        Appended?.Invoke(resourceName);
    }

    internal IReadOnlyList<string> LastLines(string resourceName, int count) =>
        [.. Buffer(resourceName).Lines(0).TakeLast(count).Select(kept => kept.Line.Content)];

    /// <summary>The lines of some resources, in order, that came after one of any resource.</summary>
    internal IReadOnlyList<(string Resource, KeptLine Kept)> LinesAfter(IEnumerable<string> resourceNames, long order)
    {
        lock (_lock)
            return [.. resourceNames.SelectMany(name => Buffer(name).Lines(order).Select(kept => (name, kept))).OrderBy(line => line.kept.Order)];
    }

    private LineBuffer Buffer(string resourceName)
    {
        lock (_lock)
            return _buffers.TryGetValue(resourceName, out var buffer) ? buffer : _buffers[resourceName] = new LineBuffer(_lock);
    }
}
