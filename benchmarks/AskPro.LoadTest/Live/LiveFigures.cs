using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Live;

/// <summary>What became of the posted calls.</summary>
internal sealed class LiveFigures
{
    private const double GoalMilliseconds = 250;

    private readonly List<double> _milliseconds = [];

    /// <summary>Calls that were never on the page of their company.</summary>
    public int Missing { get; private set; }

    /// <summary>Calls that were on the page of another company.</summary>
    public int Leaked { get; set; }

    public int Calls => _milliseconds.Count + Missing;

    public bool GoalMet => Missing == 0 && Leaked == 0 && P(0.99) <= GoalMilliseconds;

    /// <summary>From before the post to the row in the page; null when it never came.</summary>
    public void Add(double? milliseconds)
    {
        if (milliseconds is { } seen)
            _milliseconds.Add(seen);
        else
            Missing++;
    }

    /// <summary>Milliseconds that this share of the calls did not exceed.</summary>
    public double P(double share) => Math.Round(Percentile.Of(_milliseconds, share));

    public string Line() => FigureLine.Of(
        ("calls", Calls), ("p50_ms", P(0.5)), ("p99_ms", P(0.99)), ("missing", Missing), ("leaked", Leaked));
}
