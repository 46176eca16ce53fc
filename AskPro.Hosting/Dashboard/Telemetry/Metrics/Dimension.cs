namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>The points of an instrument with the same tags. The store's lock guards it.</summary>
internal sealed class Dimension(Tag[] tags, TelemetryLimits limits)
{
    private readonly Ring<MetricPoint> _points = new(limits.PointsPerDimension);
    private readonly Ring<StoredExemplar> _exemplars = new(limits.ExemplarsPerDimension);

    public Tag[] Tags => tags;

    public int Count => _points.Count;

    /// <summary>Bytes of memory, about.</summary>
    public long Size { get; private set; } = 256 + Footprint.Of(tags);

    /// <summary>The tags in the order of their keys, as one text.</summary>
    public static string KeyOf(Tag[] tags) => string.Join('\u001f', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Text}"));

    /// <param name="reading">What arrived.</param>
    public void Add(MetricReading reading)
    {
        foreach (var exemplar in reading.Exemplars)
        {
            // A sender repeats its exemplars until it has others.
            if (_exemplars.Count > 0 && exemplar.Time <= _exemplars[_exemplars.Count - 1].Time)
                continue;
            Size += 48 * (1 - _exemplars.Add(exemplar));
        }

        var point = new MetricPoint(reading.Time, reading.Time, reading.Value, reading.Buckets);
        if (_points.Count == 0)
        {
            // What was counted before the first message counts too, when the sender began while somebody listened.
            if (reading.ZeroAt is { } start && start < reading.Time)
                Append(new MetricPoint(start, start, 0));
            Append(point);
            return;
        }

        var last = _points[_points.Count - 1];
        if (reading.IsDelta)
            point = point with { Value = last.Value + point.Value, Buckets = point.Buckets is null ? null : BucketCounts.Sum(last.Buckets, point.Buckets) };
        if (point.ShowsTheSameAs(last))
            _points[_points.Count - 1] = last with { To = Math.Max(last.To, point.To) };
        else
            Append(point);
    }

    /// <summary>Gives up the older half.</summary>
    public void Halve()
    {
        var half = _points.Count / 2;
        for (var i = 0; i < half; i++)
            Size -= _points[i].Size;
        _points.Halve();
    }

    public DimensionView View() => new(tags, _points.ToArray(), _exemplars.ToArray());

    private void Append(MetricPoint point)
    {
        var oldest = _points.Count == 0 ? 0 : _points[0].Size;
        Size += point.Size - (_points.Add(point) * oldest);
    }
}
