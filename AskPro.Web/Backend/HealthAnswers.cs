namespace AskPro.Web.Backend;

/// <param name="Components">Always the same, in their order.</param>
internal sealed record HealthAnswer(DateTimeOffset At, IReadOnlyList<ComponentAnswer> Components);

/// <param name="State"><c>well</c>, <c>degraded</c>, <c>down</c> or <c>unknown</c>.</param>
/// <param name="Cause">A stable code; null when it is well.</param>
/// <param name="Runbook">A path of the repository; null when there is nothing to do.</param>
/// <param name="Since">Null when it was never measured.</param>
/// <param name="Strip">The last 24 hours as half hours, the oldest first.</param>
public sealed record ComponentAnswer(
    string Name, string State, string? Cause, string? Runbook, DateTimeOffset? Since, IReadOnlyList<MeasureAnswer> Measures, IReadOnlyList<string> Strip);

/// <param name="Name">Times end in <c>_seconds</c>.</param>
public sealed record MeasureAnswer(string Name, double Value);

/// <param name="Components">What customers are told of.</param>
internal sealed record StatusAnswer(DateTimeOffset At, IReadOnlyList<StatusPartAnswer> Components);

/// <param name="State">As in <see cref="ComponentAnswer"/>.</param>
/// <param name="Since">Null when it was never measured.</param>
public sealed record StatusPartAnswer(string Name, string State, DateTimeOffset? Since);
