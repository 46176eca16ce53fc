namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>The upright axis of a chart: whole steps of 1, 2 or 5 times a power of ten that hold all values.</summary>
internal sealed class ChartScale
{
    private const int MostSteps = 5;

    private ChartScale(double lowest, double highest, double step)
    {
        (Lowest, Highest) = (lowest, highest);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((highest - lowest) / step) + 1).Select(i => lowest + (i * step))];
    }

    public double Lowest { get; }

    public double Highest { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Begins at zero, or below when values do.</summary>
    public static ChartScale Of(IEnumerable<double?> values)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var value in values)
        {
            if (value is { } number && double.IsFinite(number))
                (low, high) = (Math.Min(low, number), Math.Max(high, number));
        }

        if (high - low <= 0)
            high = low + 1;
        var rough = (high - low) / MostSteps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
        return new ChartScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>0 at the lowest end, 1 at the highest.</summary>
    public double Share(double value) => (value - Lowest) / (Highest - Lowest);
}
