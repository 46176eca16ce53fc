namespace AskPro.Integrations.Retell.Calls;

/// <summary>A lifecycle event of a call, read.</summary>
/// <param name="Name"><c>call_started</c>, <c>call_ended</c> or <c>call_analyzed</c>.</param>
/// <param name="CallId">Retell's id; opaque, not a UUID.</param>
/// <param name="Call">What the event says about the call.</param>
/// <param name="UnreadableFields">Names, in Retell's words, of fields that were there but could not be read; sorted.</param>
public sealed record RetellCallEvent(string Name, string CallId, RetellCall Call, IReadOnlyList<string> UnreadableFields)
{
    /// <summary>The call connected.</summary>
    public const string Started = "call_started";

    /// <summary>The call is over, or never connected.</summary>
    public const string Ended = "call_ended";

    /// <summary>The analysis after the call is done.</summary>
    public const string Analyzed = "call_analyzed";

    /// <summary>How far the call has come with this event: 1 started, 2 ended, 3 analyzed.</summary>
    public int Stage => Name switch { Started => 1, Ended => 2, _ => 3 };
}
