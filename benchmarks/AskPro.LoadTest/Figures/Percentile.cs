namespace AskPro.LoadTest.Figures;

internal static class Percentile
{
    /// <summary>The smallest value that at least this share of all values does not exceed; NaN when there are none.</summary>
    /// <param name="values">In any order.</param>
    /// <param name="share">For example 0.99.</param>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
