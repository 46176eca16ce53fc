using AskPro.Data.Operators;

namespace AskPro.Api.Features.Figures;

/// <summary>Figures of a time, over all companies but the demo's and without test events.</summary>
/// <param name="From">Received then or later.</param>
/// <param name="Until">And before.</param>
/// <param name="Unit"><c>hour</c> or <c>day</c>: what a bar stands for.</param>
/// <param name="Calls">By state at <paramref name="Until"/>.</param>
/// <param name="Events">By state, and <c>refused</c> requests.</param>
/// <param name="Outcomes">Of calls that are over: by Retell's reason of the end, else by whether Retell calls them successful.</param>
/// <param name="Resolutions">How the company of a call was found.</param>
/// <param name="Mails"><c>sent</c> and <c>dead</c> of the time, <c>queued</c> now.</param>
/// <param name="Companies"><c>active</c> now, and <c>with_calls</c> in the time.</param>
/// <param name="Lag">From the receipt of an event to its processing; null when none was processed.</param>
/// <param name="Waiting">Events that wait now.</param>
/// <param name="OldestSeconds">How long the oldest of them has waited; null when none waits.</param>
internal sealed record FiguresView(
    DateTimeOffset From, DateTimeOffset Until, string Unit, IReadOnlyList<FigureBar> Calls, IReadOnlyList<FigureBar> Events, IReadOnlyList<FigureCount> Outcomes,
    IReadOnlyList<FigureCount> Resolutions, IReadOnlyList<FigureCount> Mails, IReadOnlyList<FigureCount> Companies, FigureLag? Lag, long Waiting, double? OldestSeconds)
{
    internal static FiguresView Of(FigurePeriod period, IReadOnlyList<Figure> found)
    {
        var figures = found.ToLookup(figure => figure.Name);
        double? One(string name, string code) => figures[name].SingleOrDefault(figure => figure.Code == code)?.Amount;
        IReadOnlyList<FigureCount> Counts(string name) => Count(figures[name]);
        IReadOnlyList<FigureBar> Bars(string name) =>
            [.. period.Bars.GroupJoin(figures[name], bar => bar, figure => figure.At, (bar, counted) => new FigureBar(bar, Count(counted)))];
        return new(
            period.From, period.Until, period.Unit, Bars("calls"), Bars("events"), Counts("outcomes"), Counts("resolutions"), Counts("mails"), Counts("companies"),
            One("lag", "measured") is { } measured ? new((long)measured, One("lag", "p50")!.Value, One("lag", "p95")!.Value, One("lag", "p99")!.Value) : null,
            (long)(One("queue", "waiting") ?? 0), One("queue", "oldest_seconds"));
    }

    private static IReadOnlyList<FigureCount> Count(IEnumerable<Figure> figures) =>
        [.. figures.Select(figure => new FigureCount(figure.Code, (long)figure.Amount)).OrderByDescending(figure => figure.Count).ThenBy(figure => figure.Code, StringComparer.Ordinal)];
}

/// <summary>One hour or day.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Counts">What there was of it; nothing where nothing was.</param>
internal sealed record FigureBar(DateTimeOffset At, IReadOnlyList<FigureCount> Counts);

/// <param name="Code">Which of them.</param>
/// <param name="Count">How many.</param>
internal sealed record FigureCount(string Code, long Count);

/// <summary>Percentiles of a duration in seconds.</summary>
/// <param name="Measured">How many events they are of.</param>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P95">95 of 100.</param>
/// <param name="P99">99 of 100.</param>
internal sealed record FigureLag(long Measured, double P50, double P95, double P99);
