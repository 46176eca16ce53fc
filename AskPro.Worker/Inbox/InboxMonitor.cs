using AskPro.Data.Inbox;

namespace AskPro.Worker.Inbox;

/// <summary>What the pump and the backlog's observer know at this moment, for health and metrics.</summary>
internal sealed class InboxMonitor(TimeProvider time)
{
    private long _polledAt = time.GetTimestamp();
    private volatile InboxBacklog? _backlog;

    /// <summary>The latest look at the backlog; null before the first.</summary>
    public InboxBacklog? Backlog
    {
        get => _backlog;
        set => _backlog = value;
    }

    /// <summary>Since the last successful look into the inbox, or since the start.</summary>
    public TimeSpan SincePolled => time.GetElapsedTime(Volatile.Read(ref _polledAt));

    public void Polled() => Volatile.Write(ref _polledAt, time.GetTimestamp());
}
