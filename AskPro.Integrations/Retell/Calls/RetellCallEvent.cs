namespace AskPro.Integrations.Retell.Calls;

/// <summary>An event of a call, read.</summary>
/// <param name="Name"><c>call_started</c>, <c>transcript_updated</c>, <c>call_ended</c> or <c>call_analyzed</c>.</param>
/// <param name="CallId">Retell's id; opaque, not a UUID.</param>
/// <param name="Call">What the event says about the call.</param>
/// <param name="UnreadableFields">Names, in Retell's words, of fields that were there but could not be read; sorted.</param>
public sealed record RetellCallEvent(string Name, string CallId, RetellCall Call, IReadOnlyList<string> UnreadableFields)
{
    /// <summary>The call connected.</summary>
    public const string Started = "call_started";

    /// <summary>Somebody has spoken: everything that was said so far.</summary>
    public const string Growing = "transcript_updated";

    /// <summary>The call is over, or never connected.</summary>
    public const string Ended = "call_ended";

    /// <summary>The analysis after the call is done.</summary>
    public const string Analyzed = "call_analyzed";

    /// <summary>
    /// How far the call has come with this event: 1 started, 2 ended, 3 analyzed. The last <see cref="Growing"/> comes when the call is
    /// over and still says only that it has begun: what ended it is said by <see cref="Ended"/>.
    /// </summary>
    public int Stage => Name switch { Started or Growing => 1, Ended => 2, _ => 3 };
}
