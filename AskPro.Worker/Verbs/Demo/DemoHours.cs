using System.Globalization;
using System.Text.Json;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>Opening hours by day of the week; a day that is missing is closed.</summary>
internal sealed class DemoHours(Dictionary<DayOfWeek, (TimeOnly From, TimeOnly To)> days)
{
    internal static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    internal static DemoHours Salon { get; } = new(new()
    {
        [DayOfWeek.Tuesday] = (new(9, 0), new(18, 30)),
        [DayOfWeek.Wednesday] = (new(9, 0), new(18, 30)),
        [DayOfWeek.Thursday] = (new(9, 0), new(20, 0)),
        [DayOfWeek.Friday] = (new(9, 0), new(18, 30)),
        [DayOfWeek.Saturday] = (new(9, 0), new(14, 0)),
    });

    internal static DemoHours Practice { get; } = new(new()
    {
        [DayOfWeek.Monday] = (new(8, 0), new(18, 0)),
        [DayOfWeek.Tuesday] = (new(8, 0), new(18, 0)),
        [DayOfWeek.Wednesday] = (new(8, 0), new(12, 0)),
        [DayOfWeek.Thursday] = (new(8, 0), new(18, 0)),
        [DayOfWeek.Friday] = (new(8, 0), new(14, 0)),
    });

    /// <summary>As a branch keeps them: <c>{"tuesday":"09:00-18:30"}</c>.</summary>
    internal string ToJson() => JsonSerializer.Serialize(days.ToDictionary(
        day => day.Key.ToString().ToLowerInvariant(),
        day => string.Create(CultureInfo.InvariantCulture, $"{day.Value.From:HH:mm}-{day.Value.To:HH:mm}")));

    /// <summary>The open spans before an instant, newest first, the running one cut off at it.</summary>
    internal IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Before(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        for (var day = DateOnly.FromDateTime(local.DateTime); ; day = day.AddDays(-1))
        {
            if (!days.TryGetValue(day.DayOfWeek, out var hours)) continue;
            var from = At(day, hours.From);
            var to = At(day, hours.To);
            if (from >= instant) continue;
            yield return (from, to < instant ? to : instant);
        }
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
