namespace AskPro.Simulator.Alerts;

/// <summary>An alert as somebody on call would get it.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="ReceivedAt">When it came here.</param>
/// <param name="IsFiring">False when it says that all is well again.</param>
/// <param name="Name">The rule's.</param>
/// <param name="Severity"><c>critical</c> or <c>warning</c>.</param>
/// <param name="Summary">What is wrong, in one line.</param>
/// <param name="Description">What that means.</param>
/// <param name="Runbook">The page that says what to do.</param>
/// <param name="StartsAt">When it began to fire.</param>
public sealed record ReceivedAlert(
    int Id, DateTimeOffset ReceivedAt, bool IsFiring, string Name, string Severity, string Summary, string Description, string Runbook, DateTimeOffset StartsAt)
{
    internal static ReceivedAlert Read(int id, DateTimeOffset receivedAt, AlertMessage.Alert alert) => new(
        id, receivedAt, alert.Status != "resolved",
        Word(alert.Labels, "alertname"), Word(alert.Labels, "severity"),
        Word(alert.Annotations, "summary"), Word(alert.Annotations, "description"), Word(alert.Annotations, "runbook_url"), alert.StartsAt);

    private static string Word(IReadOnlyDictionary<string, string>? words, string name) => words?.GetValueOrDefault(name) ?? "";
}
