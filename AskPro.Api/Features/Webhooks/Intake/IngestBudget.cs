using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>Rows and bytes the intake may hold. Whoever gets nothing is told to come back; memory never grows with the load.</summary>
internal sealed class IngestBudget(IOptions<RetellIngestOptions> options)
{
    private readonly int _maxRows = options.Value.MaxWaitingRows;
    private readonly long _maxBytes = options.Value.MaxWaitingBytes;
    private int _rows;
    private long _bytes;

    /// <summary>Webhooks in the process now.</summary>
    public int Rows => Volatile.Read(ref _rows);

    /// <summary>Body bytes in memory now.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Takes a place for one webhook; false when the house is full.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _rows) <= _maxRows)
            return true;
        Interlocked.Decrement(ref _rows);
        return false;
    }

    /// <summary>Takes room for body bytes; false when there is none.</summary>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) <= _maxBytes)
            return true;
        Interlocked.Add(ref _bytes, -bytes);
        return false;
    }

    /// <summary>Gives a place back, with the bytes taken for it.</summary>
    public void Leave(int bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Decrement(ref _rows);
    }
}
