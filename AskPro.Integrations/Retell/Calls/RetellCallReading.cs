namespace AskPro.Integrations.Retell.Calls;

/// <summary>Either an event or the stable code of why there is none.</summary>
/// <param name="Event">The event, when the body could be read.</param>
/// <param name="Cause">Otherwise one of the codes below.</param>
public sealed record RetellCallReading(RetellCallEvent? Event, string? Cause)
{
    /// <summary>The body is not a JSON object.</summary>
    public const string BodyUnreadable = "body_unreadable";

    /// <summary>The event's name is none that AskPro processes.</summary>
    public const string EventNotSupported = "event_not_supported";

    /// <summary>There is no call object.</summary>
    public const string CallMissing = "call_missing";

    /// <summary>The call object has no usable call_id.</summary>
    public const string CallIdMissing = "call_id_missing";
}
