using System.Globalization;
using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Live;

/// <summary>What became of the posted calls.</summary>
internal sealed class LiveFigures
{
    private const double GoalMilliseconds = 250;

    private readonly List<LiveStages> _shown = [];

    /// <summary>Calls that were never on the page of their company.</summary>
    public int Missing { get; set; }

    /// <summary>Calls that were on the page of another company.</summary>
    public int Leaked { get; set; }

    public bool GoalMet => Missing == 0 && Leaked == 0 && P(0.99, call => call.Total) <= GoalMilliseconds;

    public void Add(LiveStages call) => _shown.Add(call);

    /// <summary>For people: where the time goes.</summary>
    public IEnumerable<string> Rows() =>
    [
        Row("post", call => call.Post), Row("inbox", call => call.Inbox), Row("page", call => call.Page), Row("total", call => call.Total),
    ];

    public string Line() => FigureLine.Of(
        ("calls", _shown.Count + Missing),
        ("p50_ms", P(0.5, call => call.Total)),
        ("p99_ms", P(0.99, call => call.Total)),
        ("missing", Missing),
        ("leaked", Leaked));

    private string Row(string name, Func<LiveStages, double> stage) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-5}  p50 {P(0.5, stage)} ms, p90 {P(0.9, stage)} ms, p99 {P(0.99, stage)} ms, slowest {P(1, stage)} ms");

    private double P(double share, Func<LiveStages, double> stage) => Math.Round(Percentile.Of(_shown.Select(stage), share));
}
