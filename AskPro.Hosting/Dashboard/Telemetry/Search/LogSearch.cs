namespace AskPro.Hosting.Dashboard.Telemetry.Search;

/// <summary>Which log records are wanted; what is not said is no condition.</summary>
internal sealed record LogSearch
{
    /// <summary>Services or single processes; all when empty.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>This level and worse ones.</summary>
    public LogLevelName AtLeast { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<TagFilter> Filters { get; init; } = [];

    public TraceId TraceId { get; init; }

    public SpanId SpanId { get; init; }

    /// <summary>Only what arrived after the record of this number.</summary>
    public long After { get; init; }

    public int Limit { get; init; } = 200;

    /// <summary>The newest that fit, by their own time, the newest first; and how many fit altogether.</summary>
    public (IReadOnlyList<StoredLog> Newest, int Found) In(LogStore logs)
    {
        var words = new WordSearch(Text);
        var found = logs.All().Where(record => Fits(record, words)).OrderByDescending(record => record.Time).ThenByDescending(record => record.Number).ToArray();
        return (found.Length > Limit ? found[..Limit] : found, found.Length);
    }

    /// <summary>What counts as read when its result is shown: what is listed; among errors alone also the older ones that are only counted.</summary>
    public IReadOnlyList<StoredLog> Seen(LogStore logs) => (AtLeast >= LogLevelName.Error ? this with { Limit = int.MaxValue } : this).In(logs).Newest;

    private bool Fits(StoredLog record, WordSearch words) =>
        record.Number > After
        && record.Severity >= (int)AtLeast
        && record.Sender.IsMeantBy(Senders)
        && (TraceId.IsNone || record.TraceId == TraceId)
        && (SpanId.IsNone || record.SpanId == SpanId)
        && Filters.All(filter => filter.Fits(record.Tags, record.Sender.Tags))
        && (words.IsEmpty || words.Fits(record));
}
