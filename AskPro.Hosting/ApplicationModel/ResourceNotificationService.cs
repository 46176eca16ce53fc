using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>Knows the state of every resource and tells who wants to know.</summary>
public sealed class ResourceNotificationService
{
    private readonly ResourceLoggerService _loggers;
    private readonly WaitBehavior _defaultBehavior;
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private bool _isComplete;

    internal ResourceNotificationService(ResourceLoggerService loggers, WaitBehavior defaultBehavior)
    {
        _loggers = loggers;
        _defaultBehavior = defaultBehavior;
    }

    /// <summary>The present state of every resource, then each change.</summary>
    /// <param name="cancellationToken">Ends the watching.</param>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        lock (_lock)
        {
            foreach (var present in _current.Values)
                channel.Writer.TryWrite(present);
            if (_isComplete)
                channel.Writer.Complete();
            else
                _watchers.Add(channel);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(channel);
        }
    }

    /// <summary>The present state of a resource.</summary>
    /// <param name="resourceId">Its name or the id of its running instance.</param>
    /// <param name="resourceEvent">The state.</param>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_lock)
        {
            resourceEvent = _current.GetValueOrDefault(resourceId)
                ?? _current.Values.FirstOrDefault(present => string.Equals(present.ResourceId, resourceId, StringComparison.OrdinalIgnoreCase));
            return resourceEvent is not null;
        }
    }

    /// <summary>Waits for a state.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="targetState">The state, Running when null.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits for one of several states.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The state that came.</returns>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var change = await WaitForResourceAsync(resourceName, e => wanted.Contains(e.Snapshot.State?.Text ?? ""), cancellationToken);
        return change.Snapshot.State!.Text;
    }

    /// <summary>Waits for anything else.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="predicate">True when it is so far.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change))
                return change;
        }

        throw new OperationCanceledException($"The application was stopped while '{resourceName}' was waited for.");
    }

    /// <summary>Waits until a resource runs, is healthy, and what has to happen then is done.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DistributedApplicationException">In a test: the resource has ended.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitUntilHealthyAsync(resourceName, behavior: null, cancellationToken);

    /// <summary>Waits until a resource runs, is healthy, and what has to happen then is done.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="waitBehavior">What to do when the resource ends.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default) =>
        WaitUntilHealthyAsync(resourceName, waitBehavior, cancellationToken);

    internal Task<ResourceEvent> WaitUntilHealthyAsync(string resourceName, WaitBehavior? behavior, CancellationToken cancellationToken) =>
        WaitUntilAsync(
            resourceName,
            "become healthy",
            snapshot => snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus == HealthStatus.Healthy && snapshot.IsReady,
            behavior,
            cancellationToken);

    internal async Task<ResourceEvent> WaitUntilAsync(
        string resourceName, string what, Func<CustomResourceSnapshot, bool> isSoFar, WaitBehavior? behavior, CancellationToken cancellationToken)
    {
        var givesUp = (behavior ?? _defaultBehavior) == WaitBehavior.StopOnResourceUnavailable;
        var change = await WaitForResourceAsync(
            resourceName,
            e => isSoFar(e.Snapshot) || (givesUp && KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text ?? "")),
            cancellationToken);
        if (isSoFar(change.Snapshot))
            return change;
        var lines = string.Join(Environment.NewLine, _loggers.LastLines(resourceName, 20));
        throw new DistributedApplicationException(
            $"'{resourceName}' will not {what}: its state is {change.Snapshot.State?.Text}, its exit code {change.Snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}. {change.Snapshot.Note} Its last lines:{Environment.NewLine}{lines}");
    }

    internal CustomResourceSnapshot Publish(IResource resource, string id, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        lock (_lock)
        {
            var before = _current.GetValueOrDefault(resource.Name)?.Snapshot ?? new CustomResourceSnapshot { ResourceType = resource.GetType().Name };
            var after = change(before);
            var news = new ResourceEvent(resource, id, after);
            _current[resource.Name] = news;
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(news);
            return after;
        }
    }

    internal void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            _watchers.ForEach(watcher => watcher.Writer.TryComplete());
        }
    }
}
