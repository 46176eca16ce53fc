namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>Why a body cannot be read at all.</summary>
public enum RetellEnvelopeFault
{
    /// <summary>It can be read.</summary>
    None,

    /// <summary>The bytes of the event's name or of the call's id are not UTF-8.</summary>
    NotUtf8,

    /// <summary>The text is not one JSON object.</summary>
    NotJson,

    /// <summary>Nested deeper than <see cref="RetellEnvelopeReader.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>The event's name or the call's id holds U+0000 or half a surrogate pair: legal JSON, but no database text can hold it.</summary>
    NotText,
}
