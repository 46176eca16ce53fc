namespace AskPro.Api.Features.Health;

/// <param name="At">When it was put together.</param>
/// <param name="Components">On the way of a call, then what is beside it; always the same.</param>
internal sealed record HealthView(DateTimeOffset At, IReadOnlyList<ComponentView> Components);

/// <param name="Name">Such as <c>database</c> or <c>processing</c>.</param>
/// <param name="State"><c>well</c>, <c>degraded</c>, <c>down</c>, or <c>unknown</c> when nobody measured it.</param>
/// <param name="Cause">Why it is not well, a stable code; null when it is.</param>
/// <param name="Runbook">What says what to do, a path of the repository; null when there is nothing to do.</param>
/// <param name="Since">Since when it stands so; null when it was never measured.</param>
/// <param name="SeenAt">When it was measured last; null when it never was.</param>
/// <param name="Measures">What was measured then.</param>
/// <param name="Strip">The last 24 hours as 48 half hours, the oldest first, each by its worst moment; the last one is the half hour that runs.</param>
internal sealed record ComponentView(
    string Name, string State, string? Cause, string? Runbook, DateTimeOffset? Since, DateTimeOffset? SeenAt, IReadOnlyList<MeasureView> Measures, IReadOnlyList<string> Strip);

/// <param name="Name">Names that end in <c>_seconds</c> are times, all others are counts.</param>
/// <param name="Value">The number.</param>
internal sealed record MeasureView(string Name, double Value);

/// <param name="At">When it was put together.</param>
/// <param name="Components"><c>intake</c>, <c>processing</c>, <c>pages</c> and <c>mails</c>.</param>
internal sealed record StatusView(DateTimeOffset At, IReadOnlyList<StatusPart> Components);

/// <param name="Name">The part, as customers know it.</param>
/// <param name="State"><c>well</c>, <c>degraded</c>, <c>down</c>, or <c>unknown</c> when nobody measured it.</param>
/// <param name="Since">Since when it stands so; null when it was never measured.</param>
internal sealed record StatusPart(string Name, string State, DateTimeOffset? Since);
