using AskPro.Data.Health;

namespace AskPro.Api.Features.Health;

/// <summary>The last 24 hours of a component as 48 half hours, each by its worst moment.</summary>
internal static class HealthStrip
{
    internal const int PartMinutes = 30;

    internal static readonly TimeSpan Length = TimeSpan.FromHours(24);

    private static readonly TimeSpan Part = TimeSpan.FromMinutes(PartMinutes);

    /// <summary>The oldest first; the last one is the half hour that runs. A pause in a sign of life is an outage, in anything else nothing is known of it.</summary>
    internal static IReadOnlyList<string> Of(string component, IReadOnlyList<ComponentSpan> spans, DateTimeOffset now)
    {
        var end = new DateTimeOffset((now.UtcTicks / Part.Ticks + 1) * Part.Ticks, TimeSpan.Zero);
        var parts = new string?[(int)(Length / Part)];
        foreach (var (from, to, state) in Times(component, spans, now))
        {
            if (to <= end - Length)
                continue;
            var first = Math.Max(0, (int)Math.Floor((from - (end - Length)) / Part));
            // A half hour does not hear of what ended as it began.
            var last = Math.Min(parts.Length - 1, Math.Max(first, (int)Math.Ceiling((to - (end - Length)) / Part) - 1));
            for (var part = first; part <= last; part++)
                parts[part] = parts[part] is { } known ? ComponentStates.Worse(known, state) : state;
        }

        return [.. parts.Select(part => part ?? ComponentStates.Unknown)];
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, string State)> Times(string component, IReadOnlyList<ComponentSpan> spans, DateTimeOffset now)
    {
        var isSignOfLife = ComponentNames.IsSignOfLife(component);
        for (var at = 0; at < spans.Count; at++)
        {
            yield return (spans[at].FromAt, spans[at].SeenAt, spans[at].State);
            var next = at + 1 < spans.Count ? spans[at + 1].FromAt : now;
            if (isSignOfLife && next - spans[at].SeenAt > ComponentSpan.LongestPause)
                yield return (spans[at].SeenAt, next, ComponentStates.Down);
        }
    }
}
