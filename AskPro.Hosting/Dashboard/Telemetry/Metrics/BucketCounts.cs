namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>How many values fell between the bounds of a histogram. Bucket i holds values up to bound i; the last one has no upper bound.</summary>
internal sealed class BucketCounts
{
    private readonly double[] _bounds;
    private readonly int _first;
    private readonly ulong[] _counts;

    /// <param name="bounds">Ascending; shared by all points of a dimension, never changed.</param>
    /// <param name="counts">One more than bounds; empty buckets at both ends take no memory.</param>
    public BucketCounts(double[] bounds, ReadOnlySpan<ulong> counts)
    {
        _bounds = bounds;
        var trimmed = counts.TrimEnd(0UL);
        _first = trimmed.Length - trimmed.TrimStart(0UL).Length;
        _counts = trimmed[_first..].ToArray();
        foreach (var count in _counts)
            Total += count;
    }

    public double[] Bounds => _bounds;

    public ulong Total { get; }

    /// <summary>Bytes of memory, about.</summary>
    public int Size => 56 + (8 * _counts.Length);

    public ulong this[int bucket] => bucket < _first || bucket >= _first + _counts.Length ? 0 : _counts[bucket - _first];

    public bool HasBounds(ReadOnlySpan<double> bounds) => bounds.SequenceEqual(_bounds);

    public bool IsSameAs(BucketCounts other) => _first == other._first && _counts.AsSpan().SequenceEqual(other._counts) && other.HasBounds(_bounds);

    /// <summary>Both together; with other bounds only what is new.</summary>
    public static BucketCounts Sum(BucketCounts? before, BucketCounts added)
    {
        if (before is null || !before.HasBounds(added._bounds))
            return added;
        var counts = new ulong[added._bounds.Length + 1];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = before[i] + added[i];
        return new BucketCounts(before._bounds, counts);
    }

    /// <summary>What came since <paramref name="before"/>; all of it when the sender began anew.</summary>
    public BucketCounts Since(BucketCounts? before)
    {
        if (before is null || !before.HasBounds(_bounds))
            return this;
        var counts = new ulong[_bounds.Length + 1];
        for (var i = 0; i < counts.Length; i++)
        {
            if (this[i] < before[i])
                return this;
            counts[i] = this[i] - before[i];
        }

        return new BucketCounts(_bounds, counts);
    }

    /// <summary>The value below which this share of all values lies, in a straight line within its bucket; null when there are none.</summary>
    /// <param name="share">For example 0.99.</param>
    public double? Percentile(double share)
    {
        if (Total == 0)
            return null;
        var rank = share * Total;
        ulong below = 0;
        for (var i = _first; i < _first + _counts.Length; i++)
        {
            var here = this[i];
            if (here > 0 && below + here >= rank)
                return Within(i, (rank - below) / here);
            below += here;
        }

        return Within(_first + _counts.Length - 1, 1);
    }

    private double? Within(int bucket, double part)
    {
        // Beyond the last bound nothing is known but that bound.
        if (bucket >= _bounds.Length)
            return _bounds.Length == 0 ? null : _bounds[^1];
        var upper = _bounds[bucket];
        var lower = bucket > 0 ? _bounds[bucket - 1] : Math.Min(0, upper);
        return lower + ((upper - lower) * part);
    }
}
