using System.Text.Json;

namespace AskPro.Data.Health;

/// <summary>
/// What a process measured and could not write yet, so that an outage of the database has its place in the history afterwards. Bounded:
/// the oldest is forgotten first.
/// </summary>
/// <remarks>For one caller at a time.</remarks>
public sealed class ComponentMemory
{
    private const int Most = 1_000;

    private readonly List<ComponentSpan> _spans = [];

    /// <summary>Not written yet, in the order in which it began.</summary>
    public IReadOnlyList<ComponentSpan> Spans => [.. _spans];

    /// <summary>Takes what one look found.</summary>
    public void Add(IReadOnlyList<ComponentReading> readings, DateTimeOffset at)
    {
        foreach (var reading in readings)
        {
            var last = _spans.FindLastIndex(span => span.Component == reading.Component);
            var goesOn = last >= 0 && at - _spans[last].SeenAt <= ComponentSpan.LongestPause;
            var isSame = goesOn && _spans[last].State == reading.State && _spans[last].Cause == reading.Cause;
            var measures = JsonSerializer.Serialize(reading.Measures);
            if (goesOn)
                _spans[last] = With(_spans[last], at, isSame ? measures : _spans[last].Measures);
            if (!isSame)
                _spans.Add(new() { Component = reading.Component, FromAt = at, SeenAt = at, State = reading.State, Cause = reading.Cause, Measures = measures });
        }

        if (_spans.Count > Most)
            _spans.RemoveRange(0, _spans.Count - Most);
    }

    /// <summary>Everything is written.</summary>
    public void Clear() => _spans.Clear();

    private static ComponentSpan With(ComponentSpan span, DateTimeOffset seenAt, string measures) => new()
    {
        Component = span.Component, FromAt = span.FromAt, SeenAt = seenAt, State = span.State, Cause = span.Cause, Measures = measures,
    };
}
