namespace AskPro.Integrations.Retell.Api;

/// <summary>How this process finds Retell: counts since its start, and whether it asks at all.</summary>
public sealed class RetellCondition
{
    private volatile bool _isCircuitOpen;
    private long _asked;
    private long _failed;

    /// <summary>Whether Retell is not asked, because it failed too often.</summary>
    public bool IsCircuitOpen => _isCircuitOpen;

    /// <summary>Calls that ended, whatever came of them.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>Those of them that Retell did not answer, or not as agreed.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    internal void Circuit(bool isOpen) => _isCircuitOpen = isOpen;

    internal void Ended(string outcome)
    {
        Interlocked.Increment(ref _asked);
        if (outcome == RetellFault.Away.Code()) Interlocked.Increment(ref _failed);
    }
}
