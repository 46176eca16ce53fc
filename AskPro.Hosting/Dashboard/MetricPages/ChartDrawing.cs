using System.Globalization;
using System.Text;
using AskPro.Hosting.Dashboard.Telemetry.Metrics;

namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>Where the parts of a chart are drawn, in the units of its viewBox.</summary>
internal sealed class ChartDrawing(MetricChart chart)
{
    public const int Width = 900;
    public const int Height = 300;
    public const int Left = 90;
    public const int Right = 865;
    public const int Top = 10;
    public const int Bottom = 270;

    /// <summary>Colours and dashes there are; further lines begin anew.</summary>
    public const int Looks = 6;

    public ChartScale Scale { get; } = ChartScale.Of(chart.Lines.SelectMany(line => line.Values));

    /// <summary>A few times along the lower edge.</summary>
    public IEnumerable<(string X, long Time)> Times => Enumerable.Range(0, 5).Select(i => i * (chart.Times.Length - 1) / 4).Select(at => (Text(X(at)), chart.Times[at]));

    public string Y(double value) => Text(Bottom - (Scale.Share(value) * (Bottom - Top)));

    /// <summary>The path of a line, with gaps where nothing is known; a value alone is a dot.</summary>
    public string Path(ChartLine line)
    {
        var path = new StringBuilder();
        for (var i = 0; i < line.Values.Length; i++)
        {
            if (line.Values[i] is not { } value || !double.IsFinite(value))
                continue;
            var begins = i == 0 || line.Values[i - 1] is null;
            path.Append(begins ? 'M' : 'L').Append(Text(X(i))).Append(' ').Append(Y(value));
            // A line of no length has round ends: a dot.
            if (begins && (i == line.Values.Length - 1 || line.Values[i + 1] is null))
                path.Append("h0");
        }

        return path.ToString();
    }

    private double X(int at) => Left + ((double)at / (chart.Times.Length - 1) * (Right - Left));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
