using System.Runtime.CompilerServices;

namespace AskPro.Hosting.Dashboard.Live;

/// <summary>Tells open pages which of what they show has changed. Changes in quick succession become one.</summary>
internal sealed class ChangeHub(TimeProvider time)
{
    /// <summary>A page is renewed at most this often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly List<Watcher> _watchers = [];

    /// <param name="topic">What changed: <c>resources</c>, <c>logs</c>, <c>errors</c>, <c>traces</c> or <c>metrics</c>.</param>
    public void Announce(string topic)
    {
        lock (_lock)
        {
            foreach (var watcher in _watchers.Where(watcher => watcher.Topics.Contains(topic)))
            {
                watcher.Changed.Add(topic);
                watcher.Signal.Set();
            }
        }
    }

    /// <summary>The topics that changed, each time some did; none as a sign of life. Ends quietly when cancelled.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> WatchAsync(
        IReadOnlySet<string> topics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = new Watcher(topics, new ChangeSignal(time));
        lock (_lock)
            _watchers.Add(watcher);
        try
        {
            while (true)
            {
                await watcher.Signal.WaitAsync(cancellationToken);
                if (cancellationToken.IsCancellationRequested)
                    yield break;
                yield return Take(watcher);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(watcher);
        }
    }

    private string[] Take(Watcher watcher)
    {
        lock (_lock)
        {
            string[] changed = [.. watcher.Changed];
            watcher.Changed.Clear();
            return changed;
        }
    }

    private sealed class Watcher(IReadOnlySet<string> topics, ChangeSignal signal)
    {
        public IReadOnlySet<string> Topics => topics;

        public HashSet<string> Changed { get; } = [];

        public ChangeSignal Signal => signal;
    }
}
