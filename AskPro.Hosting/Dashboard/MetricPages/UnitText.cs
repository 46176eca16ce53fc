using System.Globalization;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;

namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>Values with the units of OpenTelemetry as people read them.</summary>
internal static class UnitText
{
    private static readonly string[] Bytes = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A value of the chart: of counters it is one a second.</summary>
    public static string Of(double value, string unit, InstrumentKind kind) => kind == InstrumentKind.Counter ? $"{Of(value, unit)}/s" : Of(value, unit);

    public static string Of(double value, string unit) => unit switch
    {
        "s" => DurationText.Of(value * UnixNanoseconds.Second),
        "ms" => DurationText.Of(value * UnixNanoseconds.Second / 1000),
        "By" => OfBytes(value),
        "" or "1" => Number(value),
        // Words in braces only say what is counted.
        ['{', .., '}'] => $"{Number(value)} {unit[1..^1]}",
        _ => $"{Number(value)} {unit}",
    };

    private static string OfBytes(double value)
    {
        var at = 0;
        for (; Math.Abs(value) >= 1024 && at < Bytes.Length - 1; at++)
            value /= 1024;
        return $"{Number(value)} {Bytes[at]}";
    }

    private static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.001 or >= 1e12 => value.ToString("0.##E0", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.###", CultureInfo.InvariantCulture),
        < 1000 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
