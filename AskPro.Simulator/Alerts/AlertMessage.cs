namespace AskPro.Simulator.Alerts;

/// <summary>What Alertmanager posts to a webhook (its version 4), as far as it is read here.</summary>
/// <param name="Alerts">Those of one group, firing and resolved ones.</param>
internal sealed record AlertMessage(IReadOnlyList<AlertMessage.Alert>? Alerts)
{
    /// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
    /// <param name="Labels">Those of the rule and of the figures that broke it.</param>
    /// <param name="Annotations">The rule's sentences.</param>
    /// <param name="StartsAt">When it began to fire.</param>
    internal sealed record Alert(
        string? Status, IReadOnlyDictionary<string, string>? Labels, IReadOnlyDictionary<string, string>? Annotations, DateTimeOffset StartsAt);
}
