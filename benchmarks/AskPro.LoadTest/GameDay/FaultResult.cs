using System.Globalization;

namespace AskPro.LoadTest.GameDay;

/// <summary>What was seen of a fault. Seconds begin before it was staged, those of the end before it was taken back; null: not seen in time.</summary>
/// <param name="Fault">What was staged.</param>
/// <param name="FiredAfter">Until its alert fired.</param>
/// <param name="Runbook">Where the alert leads.</param>
/// <param name="ShownAfter">Until the page named component, cause and runbook.</param>
/// <param name="OverAfter">Until the alert was silent again.</param>
/// <param name="Others">What else fired by then.</param>
internal sealed record FaultResult(Fault Fault, double? FiredAfter, string? Runbook, double? ShownAfter, double? OverAfter, IReadOnlyList<string> Others)
{
    private const double WithinSeconds = 60;

    public const string Heading =
        """
        | fault | alert expected | fired after s | page after s | component | cause | runbook | silent after s | fired too |
        |---|---|---|---|---|---|---|---|---|
        """;

    public bool IsRight => FiredAfter <= WithinSeconds && Runbook == Fault.Runbook && ShownAfter is not null && OverAfter is not null;

    /// <summary>Known before the fault is taken back.</summary>
    public string Seen() => $"{Fault.Name}: {Fault.Alert} after {Text(FiredAfter)} s, page after {Text(ShownAfter)} s";

    public string Row() =>
        $"| {Fault.Name} | `{Fault.Alert}` | {Text(FiredAfter)} | {Text(ShownAfter)} | `{Fault.Component}` | `{Fault.Cause}` | {Runbook ?? "–"} | {Text(OverAfter)} | {Also} |";

    private string Also => Others.Count == 0 ? "–" : string.Join(", ", Others.Select(name => $"`{name}`"));

    private static string Text(double? seconds) => seconds is { } known ? known.ToString("0", CultureInfo.InvariantCulture) : "never";
}
