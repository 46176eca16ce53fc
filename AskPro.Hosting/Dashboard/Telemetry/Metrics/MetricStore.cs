namespace AskPro.Hosting.Dashboard.Telemetry.Metrics;

/// <summary>The newest points of every instrument. When they take too much memory, the longest history gives up its older half.</summary>
internal sealed class MetricStore(TelemetryLimits limits, Action changed)
{
    /// <summary>Who sent nothing for so long has ended, nanoseconds.</summary>
    private const long Silence = 120 * UnixNanoseconds.Second;

    private readonly Lock _lock = new();
    private readonly Dictionary<InstrumentName, Instrument> _instruments = [];
    private readonly List<Dimension> _dimensions = [];

    /// <summary>The newest point of each process.</summary>
    private readonly Dictionary<Sender, long> _heardAt = [];
    private long _bytes;
    private long _stored;

    /// <summary>Points taken since the start, equal ones and those that were pushed out since included.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Bytes of memory, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>Says that something was added.</summary>
    public void Announce() => changed();

    /// <returns>False when there are too many instruments or dimensions, or no memory for a new one.</returns>
    public bool Add(InstrumentName name, string unit, string description, InstrumentKind kind, Tag[] tags, MetricReading reading)
    {
        var key = Dimension.KeyOf(tags);
        lock (_lock)
        {
            _heardAt[name.Sender] = Math.Max(_heardAt.GetValueOrDefault(name.Sender), reading.Time);
            if (Find(name, unit, description, kind) is not { } instrument || Find(instrument, key, tags) is not { } dimension)
                return false;
            var before = dimension.Size;
            dimension.Add(reading);
            _bytes += dimension.Size - before;
            _stored++;
            while (_bytes > limits.MetricBytes && Shorten())
            {
            }
        }

        return true;
    }

    /// <summary>The instruments without their points, sorted.</summary>
    public IReadOnlyList<(InstrumentName Name, InstrumentKind Kind, string Unit, string Description)> Names()
    {
        lock (_lock)
        {
            return
            [
                .. _instruments.Values.OrderBy(known => known.Name.Meter, StringComparer.Ordinal).ThenBy(known => known.Name.Name, StringComparer.Ordinal)
                    .Select(known => (known.Name, known.Kind, known.Unit, known.Description)),
            ];
        }
    }

    /// <summary>The instruments of this name of all processes that <paramref name="senders"/> mean, with their points.</summary>
    public IReadOnlyList<InstrumentView> Find(IReadOnlyList<string> senders, string meter, string name)
    {
        lock (_lock)
        {
            return
            [
                .. _instruments.Values.Where(known => known.Name.Name == name && known.Name.Meter == meter && known.Name.Sender.IsMeantBy(senders))
                    .Select(known => new InstrumentView(known.Name, known.Unit, known.Description, known.Kind, [.. known.Dimensions.Values.Select(dimension => dimension.View())])),
            ];
        }
    }

    private Instrument? Find(InstrumentName name, string unit, string description, InstrumentKind kind)
    {
        if (_instruments.TryGetValue(name, out var known))
            return known.Kind == kind ? known : null;
        if (!HasRoomFor(name.Sender))
            return null;
        return _instruments[name] = new Instrument(name, unit, description, kind);
    }

    private Dimension? Find(Instrument instrument, string key, Tag[] tags)
    {
        if (instrument.Dimensions.TryGetValue(key, out var known))
            return known;
        if (!HasRoomFor(instrument.Name.Sender))
            return null;
        var created = new Dimension(tags, limits);
        instrument.Dimensions[key] = created;
        _dimensions.Add(created);
        _bytes += created.Size;
        return created;
    }

    /// <summary>Whether another instrument or dimension fits, at the cost of a process that has ended, if need be: every restart is a new process.</summary>
    private bool HasRoomFor(Sender sender)
    {
        while (_instruments.Count >= limits.Names || _dimensions.Count >= limits.Names || _bytes > limits.MetricBytes)
        {
            if (!ForgetEndedBefore(_heardAt[sender] - Silence))
                return false;
        }

        return true;
    }

    private bool ForgetEndedBefore(long time)
    {
        var (ended, heardAt) = _heardAt.MinBy(heard => heard.Value);
        if (heardAt >= time)
            return false;
        foreach (var instrument in _instruments.Values.Where(known => known.Name.Sender == ended).ToList())
        {
            _instruments.Remove(instrument.Name);
            _bytes -= instrument.Dimensions.Values.Sum(dimension => dimension.Size);
            var gone = instrument.Dimensions.Values.ToHashSet();
            _dimensions.RemoveAll(gone.Contains);
        }

        _heardAt.Remove(ended);
        return true;
    }

    private bool Shorten()
    {
        if (_dimensions.Where(dimension => dimension.Count > 1).MaxBy(dimension => dimension.Size) is not { } longest)
            return false;
        var before = longest.Size;
        longest.Halve();
        _bytes += longest.Size - before;
        return true;
    }
}
