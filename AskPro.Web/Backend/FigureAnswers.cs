namespace AskPro.Web.Backend;

/// <summary>Figures of a time, over all companies but the demo's and without test events.</summary>
public sealed record FiguresAnswer(
    DateTimeOffset From, DateTimeOffset Until, string Unit, IReadOnlyList<FigureBarAnswer> Calls, IReadOnlyList<FigureBarAnswer> Events, IReadOnlyList<FigureCountAnswer> Outcomes,
    IReadOnlyList<FigureCountAnswer> Resolutions, IReadOnlyList<FigureCountAnswer> Mails, IReadOnlyList<FigureCountAnswer> Companies, FigureLagAnswer? Lag, long Waiting,
    double? OldestSeconds);

/// <summary>One hour or day.</summary>
public sealed record FigureBarAnswer(DateTimeOffset At, IReadOnlyList<FigureCountAnswer> Counts);

public sealed record FigureCountAnswer(string Code, long Count);

/// <summary>Percentiles in seconds.</summary>
public sealed record FigureLagAnswer(long Measured, double P50, double P95, double P99);
