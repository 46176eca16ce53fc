namespace AskPro.Data.Health;

/// <summary>By how much a number has risen within a time; memory is bounded by how often it is told.</summary>
/// <remarks>For one caller at a time.</remarks>
public sealed class RecentRise(TimeSpan window)
{
    private readonly Queue<(DateTimeOffset At, long Value)> _told = new();

    /// <summary>Takes the number of this moment.</summary>
    /// <returns>How much larger it is than at the begin of the window, or than the first time it was told; never below zero.</returns>
    public long Tell(DateTimeOffset at, long value)
    {
        _told.Enqueue((at, value));
        while (_told.Count > 1 && at - _told.Peek().At > window)
            _told.Dequeue();
        return Math.Max(0, value - _told.Peek().Value);
    }
}
