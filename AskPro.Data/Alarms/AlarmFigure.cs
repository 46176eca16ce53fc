using System.Text.Json;
using AskPro.Data.Health;

namespace AskPro.Data.Alarms;

/// <summary>A figure that AskPro measures itself and that a rule can watch.</summary>
/// <param name="Name">A stable name.</param>
/// <param name="Component">Whose it is, a word of <see cref="ComponentNames"/>.</param>
/// <param name="Measure">A word of <see cref="ComponentMeasures"/>; null for the component's state: 0 well, 1 degraded, 2 down.</param>
/// <param name="Cause">What is wrong when it is bad, a word of <see cref="ComponentCauses"/>; of a state the measured cause counts before it.</param>
public sealed record AlarmFigure(string Name, string Component, string? Measure, string Cause)
{
    /// <summary><c>state</c>, <c>seconds</c> or <c>count</c>.</summary>
    public string Unit => Measure is null ? "state" : Measure.EndsWith("_seconds", StringComparison.Ordinal) ? "seconds" : "count";

    /// <summary>Its value by the last look at the component; null when nobody measured it.</summary>
    /// <param name="last">The component's last span; null when there is none.</param>
    /// <param name="now">Now.</param>
    public double? Value(ComponentSpan? last, DateTimeOffset now)
    {
        if (last is null) return null;
        var isStale = now - last.SeenAt > ComponentSpan.LongestPause;
        // A pause in a sign of life is an outage; in anything else nobody knows.
        if (isStale) return Measure is null && ComponentNames.IsSignOfLife(Component) ? 2 : null;
        if (Measure is null) return last.State switch { ComponentStates.Down => 2, ComponentStates.Degraded => 1, _ => 0 };
        return JsonSerializer.Deserialize<Dictionary<string, double>>(last.Measures)!.TryGetValue(Measure, out var value) ? value : null;
    }

    /// <summary>Why it is bad.</summary>
    public string CauseOf(ComponentSpan last) => Measure is null ? last.Cause ?? Cause : Cause;
}
