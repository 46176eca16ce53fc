namespace AskPro.Data.Inbox;

/// <summary>The words of the inbox' columns.</summary>
internal static class InboxText
{
    public static string Of(InboxState state) => state switch
    {
        InboxState.Queued => "queued",
        InboxState.Done => "done",
        InboxState.Quarantined => "quarantined",
        InboxState.Unassigned => "unassigned",
        InboxState.Dead => "dead",
        InboxState.Discarded => "discarded",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static InboxState State(string text) => text switch
    {
        "queued" => InboxState.Queued,
        "done" => InboxState.Done,
        "quarantined" => InboxState.Quarantined,
        "unassigned" => InboxState.Unassigned,
        "dead" => InboxState.Dead,
        "discarded" => InboxState.Discarded,
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };

    public static string Of(InboxVerifier verifier) => verifier switch
    {
        InboxVerifier.CompanyKey => "company_key",
        InboxVerifier.PlatformKey => "platform_key",
        _ => throw new ArgumentOutOfRangeException(nameof(verifier)),
    };

    public static InboxVerifier Verifier(string text) => text switch
    {
        "company_key" => InboxVerifier.CompanyKey,
        "platform_key" => InboxVerifier.PlatformKey,
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };
}
