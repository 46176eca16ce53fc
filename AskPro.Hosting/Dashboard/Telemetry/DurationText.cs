using System.Globalization;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>Durations as people read them: three digits and the unit that fits.</summary>
internal static class DurationText
{
    private const double Second = UnixNanoseconds.Second;

    private static readonly (double Nanoseconds, string Unit)[] Units = [(3600 * Second, "h"), (60 * Second, "min"), (Second, "s"), (Second / 1000, "ms"), (Second / 1_000_000, "µs")];

    public static string Of(double nanoseconds)
    {
        foreach (var (length, unit) in Units)
        {
            // 999.6 ms are 1 s.
            if (Math.Abs(nanoseconds) >= 0.9995 * length)
                return $"{Digits(nanoseconds / length)} {unit}";
        }

        return nanoseconds == 0 ? "0 s" : $"{Digits(nanoseconds)} ns";
    }

    private static string Digits(double value) => value.ToString(Math.Abs(value) switch { < 10 => "0.##", < 100 => "0.#", _ => "0" }, CultureInfo.InvariantCulture);
}
