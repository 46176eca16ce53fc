namespace AskPro.Api.Features.Figures;

/// <summary>The last 24 hours by the hour, or days of Europe/Berlin up to today.</summary>
/// <param name="From">The beginning of the first bar.</param>
/// <param name="Until">Now.</param>
/// <param name="Unit"><c>hour</c> or <c>day</c>.</param>
/// <param name="Bars">The beginning of each bar.</param>
internal sealed record FigurePeriod(DateTimeOffset From, DateTimeOffset Until, string Unit, IReadOnlyList<DateTimeOffset> Bars)
{
    private const int HoursOfDay = 24;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>How many days may be asked for.</summary>
    internal static readonly IReadOnlyList<int> Lengths = [1, 7, 30];

    internal static FigurePeriod Of(int days, DateTimeOffset now)
    {
        if (days == 1)
        {
            // Offsets of this zone are whole hours: its hours begin with those of UTC, also when the clocks change.
            var hour = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
            return Of([.. Enumerable.Range(1 - HoursOfDay, HoursOfDay).Select(step => hour.AddHours(step))], now, "hour");
        }

        var today = TimeZoneInfo.ConvertTime(now, Zone).Date;
        return Of([.. Enumerable.Range(1 - days, days).Select(step => Midnight(today.AddDays(step)))], now, "day");
    }

    private static FigurePeriod Of(IReadOnlyList<DateTimeOffset> bars, DateTimeOffset now, string unit) => new(bars[0], now, unit, bars);

    private static DateTimeOffset Midnight(DateTime date) => new DateTimeOffset(date, Zone.GetUtcOffset(date)).ToUniversalTime();
}
