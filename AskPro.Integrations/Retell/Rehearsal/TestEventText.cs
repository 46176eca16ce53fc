namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>What a test event says.</summary>
/// <param name="Agent">Words of the agent.</param>
/// <param name="User">Words of the caller.</param>
/// <param name="Summary">What the analysis makes of it.</param>
public sealed record TestEventText(string Agent, string User, string Summary)
{
    private static readonly TestEventText German = new(
        "Dies ist ein Testereignis von AskPro. Es hat niemand angerufen.", "Kommt es an?",
        "Testereignis: signiert wie von Retell, angenommen, verarbeitet und angezeigt. Es hat niemand angerufen.");

    private static readonly TestEventText English = new(
        "This is a test event from AskPro. Nobody has called.", "Does it arrive?",
        "Test event: signed as Retell signs, accepted, processed and shown. Nobody has called.");

    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    public static TestEventText In(string language) => language == "en" ? English : German;
}
