using System.Text.Json;
using AskPro.Data.Health;

namespace AskPro.Api.Features.Health;

/// <summary>What the last look knew, for everybody who asks: in memory, so it answers without the database too.</summary>
internal sealed class HealthBoard(TimeProvider time)
{
    private volatile IReadOnlyList<ComponentSpan> _spans = [];

    /// <summary>From the next question on.</summary>
    public void Show(IReadOnlyList<ComponentSpan> spans) => _spans = spans;

    /// <summary>Every component as it stands now.</summary>
    public HealthView Read() => Of(_spans, time.GetUtcNow());

    internal static HealthView Of(IReadOnlyList<ComponentSpan> spans, DateTimeOffset now)
    {
        var all = spans.ToLookup(span => span.Component);
        var current = ComponentNames.All.ToDictionary(name => name, name => Current(name, [.. all[name]], now));
        // Worker cannot write either while the database is away, and nothing comes through.
        if (current[ComponentNames.Database] is { State: ComponentStates.Down } away)
        {
            foreach (var name in ComponentNames.All.Where(ComponentNames.IsMeasuredByWorker).Where(name => current[name].IsStale))
                current[name] = current[name] with { State = Blocked(name, name == ComponentNames.Worker), Cause = ComponentCauses.DatabaseAway, Since = away.Since };
        }
        else if (current[ComponentNames.Worker] is { State: ComponentStates.Down })
        {
            foreach (var name in ComponentNames.All.Where(ComponentNames.IsMeasuredByWorker).Where(name => name != ComponentNames.Worker && current[name].IsStale))
                current[name] = current[name] with { State = Blocked(name, false), Cause = ComponentCauses.WorkerSilent };
        }

        return new HealthView(now, [.. ComponentNames.All.Select(name => View(name, current[name], HealthStrip.Of(name, [.. all[name]], now), now))]);
    }

    private static string Blocked(string name, bool isUnknown) =>
        !isUnknown && name is ComponentNames.Processing or ComponentNames.Mails ? ComponentStates.Down : ComponentStates.Unknown;

    private static Standing Current(string name, IReadOnlyList<ComponentSpan> spans, DateTimeOffset now)
    {
        if (spans.Count == 0) return new(ComponentStates.Unknown, ComponentCauses.NotMeasured, null, null, "{}", IsStale: true);
        var last = spans[^1];
        if (now - last.SeenAt > ComponentSpan.LongestPause)
        {
            return name == ComponentNames.Worker
                ? new(ComponentStates.Down, ComponentCauses.WorkerSilent, last.SeenAt, last.SeenAt, last.Measures, IsStale: true)
                : new(ComponentStates.Unknown, ComponentCauses.NotMeasured, last.SeenAt, last.SeenAt, last.Measures, IsStale: true);
        }

        var since = last.FromAt;
        for (var at = spans.Count - 2; at >= 0 && spans[at].State == last.State && since - spans[at].SeenAt <= ComponentSpan.LongestPause; at--)
            since = spans[at].FromAt;
        return new(last.State, last.Cause, since, last.SeenAt, last.Measures, IsStale: false);
    }

    private static ComponentView View(string name, Standing standing, IReadOnlyList<string> strip, DateTimeOffset now)
    {
        var measured = JsonSerializer.Deserialize<Dictionary<string, double>>(standing.Measures)!;
        if (ComponentNames.IsSignOfLife(name) && standing.SeenAt is { } seen)
            measured[ComponentMeasures.Heartbeat] = Math.Max(0, (now - seen).TotalSeconds);
        var measures = ComponentMeasures.All.Where(measured.ContainsKey).Select(measure => new MeasureView(measure, measured[measure]));
        return new(name, standing.State, standing.Cause, ComponentCauses.RunbookOf(standing.Cause), standing.Since, standing.SeenAt, [.. measures], strip);
    }

    private sealed record Standing(string State, string? Cause, DateTimeOffset? Since, DateTimeOffset? SeenAt, string Measures, bool IsStale);
}
