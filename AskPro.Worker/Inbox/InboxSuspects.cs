namespace AskPro.Worker.Inbox;

/// <summary>
/// The events that were in a batch when a passing failure came. It is forgiven once; the second time the batch is taken
/// apart, because one event that always runs into a time-out would otherwise hold up its companions for ever.
/// </summary>
/// <remarks>In memory: a Worker that starts anew forgives once more.</remarks>
internal sealed class InboxSuspects
{
    // Some are processed by other Workers and never seen here again.
    private const int Most = 10_000;

    private readonly HashSet<Guid> _events = [];

    /// <summary>Whether the batch is to be tried event by event.</summary>
    public bool Incriminate(InboxBatchResult batch)
    {
        if (batch.Failure is null)
            _events.ExceptWith(batch.Claimed.Select(job => job.EventId));
        if (batch.Failure is null || batch.Claimed.Count == 0 || batch.Kind == InboxFailureKind.Away)
            return false;
        if (batch.Kind == InboxFailureKind.Own)
            return true;
        // An event that failed alone before is known to fail: its companions need not wait for a second time-out.
        var again = batch.Claimed.Any(job => job.Attempts > 0 || _events.Contains(job.EventId));
        if (_events.Count > Most)
            _events.Clear();
        _events.UnionWith(batch.Claimed.Select(job => job.EventId));
        return again;
    }

    /// <summary>Tried alone: processed, or counted.</summary>
    public void Forget(Guid eventId) => _events.Remove(eventId);
}
